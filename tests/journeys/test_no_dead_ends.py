"""Whatever a page offers somebody opens for them."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from capability.models import User
from config.demo import build
from config.demo.log_ins import JUDGES, OF_MAIN, OF_NEIGHBOUR, OFFICER
from tests.factories.capability import a_log_in
from tests.journeys.crawling import crawl

NEWCOMER = "nothing@northshire.example"
CAST = (*(seat.email for seat in (*OF_MAIN, *OF_NEIGHBOUR)), *JUDGES.values(), OFFICER, NEWCOMER)
REFUSED = 400


@pytest.fixture(scope="module")
def _stands(django_db_setup, django_db_blocker):
    """A small force, once for everybody who walks through it, and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(people=40, seed=7, reset=False)
        a_log_in(NEWCOMER)
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("_stands", "db")
@pytest.mark.parametrize("email", CAST)
def test_every_link_opens_for_whom_it_is_offered(email):
    reader = Client()
    reader.force_login(User.objects.get(email=email))
    answers = list(crawl(reader))
    assert answers[0].status < REFUSED
    assert [answer.offer for answer in answers if answer.status >= REFUSED] == []


@pytest.mark.usefixtures("_stands", "db")
def test_nor_does_one_break_as_the_register_stood():
    reader = Client()
    reader.force_login(User.objects.get(email=OF_MAIN[1].email))
    then = (timezone.localdate() - timedelta(days=60)).isoformat()
    answers = list(crawl(reader, f"/gaps/?known_at={then}"))
    assert answers[0].status < REFUSED
    assert any("known_at" in answer.offer.address for answer in answers[1:])
    assert [answer.offer for answer in answers if answer.status >= REFUSED] == []
