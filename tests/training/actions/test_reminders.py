from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import dispensation_notices, notices
from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Gap, Notice, Scheme
from capability.rules.reminders import WAYS
from tests.factories.capability import (
    a_case_group,
    a_dispensation,
    a_person,
    a_requirement,
    a_scheme,
    a_user,
    an_accreditation,
)
from tests.factories.training import a_booking, a_course, a_portfolio, an_event
from training.models import Effect
from training.rules.bookings import Step

OWN, DUE_ON = "ada@northshire.example", date(2026, 3, 3)
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=30)


def test_a_portfolio_and_what_expires_come_in_one_mail(northshire):
    person = a_person(northshire, email=OWN)
    a_portfolio(person, due_on=DUE_ON)
    an_accreditation(
        person, a_scheme("YEARLY"), awarded_on=date(2025, 3, 4), valid_to=date(2026, 3, 2)
    )
    assert notices.owe(northshire, on=date(2026, 2, 1)) == 2
    assert notices.send(at=timezone.now()) == 1
    page = f"http://127.0.0.1:8000/people/{person.uuid}/"
    for line in (
        f"- Your YEARLY: last good day 2 March 2026, in 29 days\n  {page}\n",
        f"- Your PIP2 portfolio: last day 3 March 2026, in 30 days\n  {page}portfolios/\n",
    ):
        assert line in mail.outbox[0].body


def test_an_overdue_portfolio_is_no_step(northshire):
    a_portfolio(a_person(northshire, email=OWN), due_on=DUE_ON)
    assert notices.owe(northshire, on=DUE_ON + timedelta(days=1)) == 0


def test_an_extended_portfolio_is_told_of_anew(northshire):
    own = a_portfolio(a_person(northshire, email=OWN), due_on=DUE_ON).accreditation
    notices.owe(northshire, on=date(2026, 3, 1))
    type(own).objects.filter(pk=own.pk).update(portfolio_due_on=date(2026, 6, 3))
    assert notices.owe(northshire, on=date(2026, 3, 1)) == 0
    assert notices.owe(northshire, on=date(2026, 5, 4)) == 1
    steps = sorted(Notice.objects.values_list("step", flat=True))
    assert steps == ["30 20260303", "30 20260603"]


@pytest.fixture
def yearly(northshire):
    """A scheme with a course that awards it, soon."""
    scheme = a_scheme("YEARLY")
    again = a_course(northshire, scheme=scheme, effect=Effect.COMPLETES, name="Once more")
    an_event(again, SOON, places=2, venue="Northside")
    return scheme


def ending(force, scheme, *, days, **facts):
    """Somebody whose award runs out in so many days."""
    person = a_person(force, **facts)
    last = TODAY + timedelta(days=days)
    an_accreditation(
        person, scheme, awarded_on=last - timedelta(days=300), valid_to=last, renewal_window_days=0
    )
    return person


def told_of(text):
    return [line.strip() for line in text.splitlines() if WAYS in line]


def test_a_mail_tells_the_ways_as_the_page_and_the_api_do(
    client, reads, northshire, investigations, training_lead, yearly
):
    person = ending(northshire, yearly, days=20, unit=investigations, email=OWN)
    notices.owe(northshire, on=TODAY)
    days = f"{SOON.day} {SOON:%B %Y}"
    way = f"Once more, {days}, at Northside, 2 free places: YEARLY is awarded"
    assert told_of(Notice.objects.get().text) == [f"{WAYS}: {way}. Earliest day: {days}"]
    sweeping.sweep(CHECKS["accreditation-expires"], Scope(northshire), on=TODAY)
    gap = Gap.objects.get(person=person)
    steps = reads(training_lead, f"gaps/{gap.uuid}/").json()["ways"]
    assert steps == [{"text": way, "from_on": str(SOON)}]
    client.force_login(training_lead)
    assert f">{WAYS}</h2>" in client.get(f"/gaps/{gap.uuid}/").text


def test_each_is_told_of_their_own(northshire, yearly):
    """The one place that is left is one's own, the other's award is renewed after it."""
    full = an_event(a_course(northshire, "FULL", scheme=yearly, effect="completes"), SOON, places=1)
    for days, email in ((20, OWN), (40, "bo@northshire.example"), (60, "cy@northshire.example")):
        person = ending(northshire, yearly, days=days, email=email)
        if email == OWN:
            a_booking(person, full.course, Step.CONFIRMED, event=full)
    notices.owe(northshire, on=TODAY)
    texts = dict(Notice.objects.values_list("to", "text"))
    assert [("has a place" in text, len(told_of(text))) for text in texts.values()] == [
        (email == OWN, 1 + (email == OWN)) for email in texts
    ]


def test_a_night_asks_as_often_for_many_as_for_few(northshire, yearly):
    other = a_scheme("OTHER", needs=[Scheme.objects.get(code="YEARLY")])
    asked = []
    for few in (range(3), range(3, 20)):
        for one in few:
            scheme = yearly if one % 2 else other
            ending(northshire, scheme, days=20 + one, email=f"{one}@northshire.example")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert notices.owe(northshire, on=TODAY) == len(few)
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert sum(len(told_of(notice.text)) >= 1 for notice in Notice.objects.all()) == 20


def ways_looked_up(owe, force):
    """How many letters a night owes, and whether it looks for dates of courses."""
    with CaptureQueriesContext(connection) as queries:
        owed = owe(force, on=TODAY)
    return owed, "training_event" in str(queries.captured_queries)


def test_what_is_owed_already_is_not_looked_at_again(northshire, yearly):
    ending(northshire, yearly, days=20, email=OWN)
    nights = [ways_looked_up(notices.owe, northshire) for _night in range(2)]
    assert nights == [(1, True), (0, False)]


@pytest.fixture
def bent(northshire, investigations, training_lead, yearly):
    """A dispensation to be reviewed today."""
    rule = a_requirement(yearly, a_case_group("SERIOUS", force=northshire), force=northshire)
    person = a_person(northshire, unit=investigations, email=OWN)
    days = {"starts_on": TODAY, "review_on": TODAY, "ends_on": SOON}
    return a_dispensation(person, rule, by=training_lead, **days)


def test_nor_are_the_ways_of_a_dispensation_whose_review_is_told(
    northshire, bent, sergeant, training_lead
):
    nights = [ways_looked_up(dispensation_notices.owe, northshire) for _night in range(2)]
    assert nights == [(3, True), (0, False)]
    told = {notice.to: len(told_of(notice.text)) for notice in Notice.objects.all()}
    assert told == {OWN: 1, sergeant.email: 1, training_lead.email: 1}


def test_who_supervises_since_is_told_of_a_dispensation_with_its_ways(
    northshire, bent, training_lead, investigations
):
    dispensation_notices.owe(northshire, on=TODAY)
    newer = a_user("newer@northshire.example", AccessRole.SUPERVISOR, investigations)
    assert ways_looked_up(dispensation_notices.owe, northshire) == (1, True)
    assert len(told_of(Notice.objects.get(to=newer.email).text)) == 1


def test_a_review_of_a_dispensation_tells_the_ways_too(northshire, bent):
    dispensation_notices.owe(northshire, on=TODAY)
    (told,) = told_of(Notice.objects.get(to=OWN).text)
    assert told.startswith(f"{WAYS}: Once more, {SOON.day} {SOON:%B %Y}, at Northside")
