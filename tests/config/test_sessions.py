from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from capability.models import Service
from tests.factories.capability import a_person


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["aaaaaaaaaa\x00bb", "aaaaaaaa'; --", "\u00e9" * 12])
def test_a_cookie_that_cannot_be_a_session_is_none(client, key):
    client.cookies["sessionid"] = key
    assert client.get("/people/").status_code == 302


def test_a_session_is_put_off_at_most_once_a_minute(client, sergeant):
    client.force_login(sergeant)
    session = Session.objects.get()
    with CaptureQueriesContext(connection) as queries:
        client.get("/people/")
    assert not [query for query in queries if "UPDATE" in query["sql"]]
    Session.objects.update(expire_date=session.expire_date - timedelta(minutes=2))
    client.get("/people/")
    assert Session.objects.get().expire_date > session.expire_date


def test_a_session_ends_after_half_an_hour_of_nothing(client, sergeant):
    with time_machine.travel("2026-11-24 09:00Z", tick=False) as clock:
        client.force_login(sergeant)
        clock.shift(29 * 60)
        assert client.get("/people/").status_code == 200
        clock.shift(31 * 60)
        assert client.get("/people/").status_code == 302


def test_a_session_ends_after_twelve_hours_however_busy(client, sergeant):
    with time_machine.travel("2026-11-24 09:00Z", tick=False) as clock:
        client.force_login(sergeant)
        for _visit in range(12 * 3 - 1):
            clock.shift(20 * 60)
            assert client.get("/people/").status_code == 200
        clock.shift(20 * 60)
        assert client.get("/people/").status_code == 302


@pytest.fixture
def elsewhere(sergeant):
    """The sergeant, at another machine."""
    client = Client()
    client.force_login(sergeant)
    return client


def test_signing_out_ends_the_sessions_elsewhere(client, sergeant, elsewhere):
    client.force_login(sergeant)
    client.post(reverse("account_logout"))
    assert elsewhere.get("/people/").status_code == 302


def test_a_new_password_ends_the_sessions_elsewhere(client, sergeant, elsewhere):
    client.force_login(sergeant)
    said = {"oldpassword": "a long enough password", "password1": "three dull words"}
    client.post(reverse("account_change_password"), said | {"password2": "three dull words"})
    assert client.get("/people/").status_code == 200
    assert elsewhere.get("/people/").status_code == 302


def test_whoever_is_disabled_is_out_on_the_next_request(client, sergeant):
    client.force_login(sergeant)
    sergeant.is_active = False
    sergeant.save(update_fields=["is_active"])
    assert client.get("/people/").status_code == 302


@pytest.fixture
def leaver(sergeant, northshire):
    """Their last day of service is 24 November."""
    sergeant.person = a_person(northshire, left_on=date(2026, 11, 24))
    sergeant.save(update_fields=["person"])
    return sergeant


def test_a_leavers_log_in_stops_the_day_after(client, leaver):
    with time_machine.travel("2026-11-24 23:50Z", tick=False) as clock:
        client.force_login(leaver)
        assert client.get("/people/").status_code == 200
        clock.shift(20 * 60)
        assert client.get("/people/").status_code == 302


def test_a_leaver_who_rejoined_is_let_in(client, leaver):
    Service.objects.create(
        force=leaver.person.force, person=leaver.person, joined_on=date(2026, 12, 1)
    )
    with time_machine.travel("2026-12-01 09:00Z", tick=False):
        client.force_login(leaver)
        assert client.get("/people/").status_code == 200


def test_a_leaver_is_told_that_the_log_in_is_closed(client, leaver):
    with time_machine.travel("2026-11-25 09:00Z", tick=False):
        said = {"login": leaver.email, "password": "a long enough password"}
        page = client.post(reverse("account_login"), said, follow=True)
    assert "This log-in is closed" in page.text


def test_a_request_reads_its_session_and_its_user_in_one_query_each(client, sergeant):
    client.force_login(sergeant)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("account_change_password"))
    assert len([query for query in queries if 'FROM "capability_user"' in query["sql"]]) == 1
