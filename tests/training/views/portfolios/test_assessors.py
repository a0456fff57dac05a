from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.capability.views.pages import rows, text
from tests.capability.views.sending import parts
from tests.factories.capability import a_person
from tests.factories.training import a_portfolio, an_assessor
from tests.training.views.portfolios.conftest import send
from training.models import Assessor, Portfolio
from training.rules.portfolios import Step


@pytest.fixture
def queue(assigned, judge, northshire):
    """Two for a judge who takes one: the later one is ready."""
    other = a_portfolio(a_person(northshire, "Bello"), assessor=judge, step=Step.SUBMITTED)
    a_portfolio(a_person(northshire, "Nobody"))
    return [assigned, other]


def test_the_list_says_what_each_holds_takes_and_has(clerk, queue, judge):
    said = clerk.get(reverse("assessors"))
    assert "1 portfolio still waits for an assessor" in text(said)
    assert rows(said)[:1] == [
        [
            "Ada Judge",
            "Yes, without an end",
            "1",
            "2 More than they take",
            "1",
            "10 Mar 2025",
        ]
    ]
    yesterday = timezone.localdate() - timedelta(days=1)
    judge.accreditations.filter(scheme__code="ASSESSOR").update(valid_to=yesterday)
    assert rows(clerk.get(reverse("assessors")))[0][1] == "Not today"


def test_what_would_need_another_stands_by_readiness_and_is_reassigned(clerk, queue, judge):
    own, ready = queue
    page = clerk.get(reverse("assessor", args=[judge.uuid]))
    assert "These 2 portfolios would need another assessor." in text(page)
    assert [row[0] for row in rows(page)] == ["Ada Bello PIP2", "Ada Okafor PIP2"]
    other = an_assessor(own.force, "Other")
    chosen = {"portfolios": [ready.uuid], "assessor": other.uuid}
    address = reverse("assessor-reassign", args=[judge.uuid])
    said = send(clerk, address, **chosen, **parts(on=timezone.localdate()))
    assert "1 of the portfolios of Ada Judge went to Ada Other." in said
    assert Portfolio.objects.get(pk=ready.pk).assessor == other
    assert Portfolio.objects.get(pk=own.pk).assessor == judge


def test_more_than_someone_takes_is_a_warning_not_a_refusal(clerk, assigned, northshire, judge):
    another = a_portfolio(a_person(northshire, "Bello"))
    address = reverse("portfolio-assign", args=[another.uuid])
    said = send(clerk, address, assessor=judge.uuid, **parts(on=timezone.localdate()))
    assert "Ada Judge now has 2, and takes 1." in said


def test_a_leavers_portfolio_is_no_work(clerk, queue, judge):
    queue[1].person.services.update(left_on=timezone.localdate() - timedelta(days=1))
    assert rows(clerk.get(reverse("assessors")))[0][2:5] == ["1", "1", "0"]
    page = clerk.get(reverse("assessor", args=[judge.uuid]))
    assert [row[0] for row in rows(page)] == ["Ada Okafor PIP2"]


def test_an_assessor_who_leaves_is_on_the_list_as_long_as_something_goes_to_others(
    clerk, assigned, judge
):
    judge.services.update(left_on=timezone.localdate() - timedelta(days=1))
    said = clerk.get(reverse("assessors"))
    assert rows(said)[0][0] == "Ada Judge Has left"
    assert "1 portfolio still waits for an assessor" in text(said)
    Portfolio.objects.update(assessor=None)
    assert "Ada Judge" not in clerk.get(reverse("assessors")).text
    one = text(clerk.get(reverse("assessor", args=[judge.uuid])))
    assert "They have left No portfolio would need another assessor." in one


def test_only_the_qualified_are_offered(clerk, portfolio, northshire, judge):
    yesterday = timezone.localdate() - timedelta(days=1)
    an_assessor(northshire, "Leaver", left_on=yesterday)
    an_assessor(northshire, "Unqualified", schemes=("PIP2",))
    an_assessor(northshire, "Elsewhere", schemes=("ASSESSOR",))
    page = text(clerk.get(reverse("portfolio-assign", args=[portfolio.uuid])))
    assert "Ada Judge: has 0, takes 1" in page
    assert "Leaver" not in page
    assert "Unqualified" not in page
    assert "Elsewhere" not in page


def test_someone_is_taken_on_changed_and_stood_down(clerk, northshire):
    person = an_assessor(northshire, "Newcomer")
    facts = {"person_ref": person.person_ref, "capacity": 3} | parts(starts_on=date(2025, 1, 6))
    said = send(clerk, reverse("assessor-take-on"), **facts)
    assert "Ada Newcomer takes 3 from 6 January 2025." in said
    changed = {"capacity": 5} | parts(starts_on=date(2025, 6, 2))
    send(clerk, reverse("assessor-change", args=[person.uuid]), **changed)
    assert list(Assessor.objects.values_list("capacity", "starts_on", "ends_on")) == [
        (3, date(2025, 1, 6), date(2025, 6, 1)),
        (5, date(2025, 6, 2), None),
    ]
    last = parts(last_day=timezone.localdate())
    said = send(clerk, reverse("assessor-stand-down", args=[person.uuid]), **last)
    assert "takes none after" in said


def test_whoever_is_not_qualified_is_not_taken_on(clerk, northshire):
    person = a_person(northshire, "Bello")
    facts = {"person_ref": person.person_ref, "capacity": 3} | parts(starts_on=date(2025, 1, 6))
    said = send(clerk, reverse("assessor-take-on"), **facts)
    assert "Ada Bello is not qualified as an assessor on that day. Enter that first." in said
    assert not Assessor.objects.exists()


def test_lists_ask_as_little_for_many_as_for_few(cast, judge, sampler, northshire):
    """Of the work of one assessor, of one quality assurer, and of all assessors."""
    lists = {
        "portfolios-to-judge": cast.assessor,
        "portfolios-to-sample": cast.iqa,
        "assessors": cast.clerk,
        "assessor": cast.clerk,
    }
    asked = []
    for number in (3, 20):
        for _more in range(number):
            one = a_portfolio(a_person(northshire), assessor=judge, iqa=sampler)
            Portfolio.objects.filter(pk=one.pk).update(step=Step.SUBMITTED)
            a_portfolio(a_person(northshire), assessor=judge, iqa=sampler, step=Step.ASSESSED)
            an_assessor(northshire, capacity=3)
        counts = []
        for name, client in lists.items():
            address = reverse(name, args=[judge.uuid] if name == "assessor" else [])
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        asked.append(counts)
    assert asked[0] == asked[1]
    assert max(asked[1]) <= 12
