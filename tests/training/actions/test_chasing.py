"""Offers that nobody answers: asked about again as their last day comes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail

from capability.actions import mornings, notices
from capability.models import Job, Notice, Service
from capability.tasks import remind
from tests.factories.capability import a_force, a_person
from tests.factories.training import EVENT_ON, a_booking, an_event
from training.actions import chasing, events, offers
from training.models import Booking, Event
from training.rules.bookings import Step

OWN, SERGEANT = "ada@northshire.example", "sergeant@northshire.example"
OFFERED, LAST = date(2026, 11, 2), date(2026, 11, 16)


@pytest.fixture
def waiting(officer, sergeant, course, event):
    officer.email = OWN
    officer.save()
    return a_booking(officer, course, Step.OFFERED, event=event, on=OFFERED)


def left(days):
    """So many days before the last."""
    return LAST - timedelta(days=days)


def owed():
    return sorted(Notice.objects.values_list("to", "step"))


def test_the_person_and_whoever_supervises_them_are_asked_again(northshire, waiting):
    assert chasing.owe(northshire, on=left(7)) == 2
    place = "the place offered on Sexual offences investigation, 1 March 2027, at Northside,"
    ends = (
        "Sign in to confirm it, or to give it up."
        f"\n  http://127.0.0.1:8000/people/{waiting.person.uuid}/training/"
    )
    until = f"{place} waits for an answer until 16 November 2026. {ends}"
    assert sorted(Notice.objects.values_list("to", "text", "is_daily")) == [
        (OWN, f"For you: {until}", True),
        (SERGEANT, f"For Ada Okafor: {until}", True),
    ]
    assert chasing.owe(northshire, on=left(-1)) == 2
    late = f"{place} has no answer yet; the last day for it was 16 November 2026. {ends}"
    assert Notice.objects.filter(to=OWN).latest("pk").text == f"For you: {late}"


@pytest.mark.parametrize(
    ("runs", "steps"),
    [
        pytest.param([8], [], id="not-yet"),
        pytest.param([7, 7, 6], ["7"], id="run-twice"),
        pytest.param([8, 4, 4, 3], ["7"], id="missed-for-three-days"),
        pytest.param([8, 1, 0], ["2"], id="missed-a-whole-step"),
        pytest.param([8, -3, -4], ["late"], id="missed-till-it-was-over"),
        pytest.param([7, 2, 0, -1, -30], ["2", "7", "late"], id="every-step"),
    ],
)
def test_each_step_is_heard_of_once(northshire, waiting, runs, steps):
    for days in runs:
        morning = datetime.combine(left(days), time(8), tzinfo=UTC)
        with time_machine.travel(morning, tick=False):
            mornings.owe(northshire, on=left(days))
            notices.send(at=morning)
    told = [f"answer {step} 20261116" for step in steps]
    assert owed() == [(to, step) for to in (OWN, SERGEANT) for step in told]
    assert len(mail.outbox) == 2 * len(steps)


def test_the_reminders_of_the_day_ask(northshire, waiting):
    job = Job(force=northshire, kind="remind", arguments={"on": str(left(7))})
    assert (remind(job), remind(job)) == ({"owed": 2}, {"owed": 0})


@pytest.mark.parametrize("step", [one for one in Step if one != Step.OFFERED])
def test_whoever_has_answered_is_not_asked(northshire, waiting, step):
    reason = "other" if step in (Step.WITHDRAWN, Step.NO_SHOW) else ""
    Booking.objects.update(step=step, reason=reason)
    assert chasing.owe(northshire, on=left(7)) == 0


def test_neither_a_leaver_nor_anybody_once_it_has_begun_is_asked(northshire, waiting):
    Event.objects.update(starts_on=left(-3), ends_on=left(-9))
    assert chasing.owe(northshire, on=left(-4)) == 0
    assert chasing.owe(northshire, on=left(-3)) == 2
    Notice.objects.all().delete()
    Service.objects.filter(person=waiting.person).update(left_on=left(0))
    assert chasing.owe(northshire, on=left(-3)) == 0


def test_another_force_asks_about_its_own(northshire, waiting):
    assert chasing.owe(a_force("XX"), on=left(7)) == 0


def test_what_is_offered_anew_is_asked_about_anew(northshire, waiting, how):
    chasing.owe(northshire, on=left(7))
    events.move(waiting.event, EVENT_ON, EVENT_ON + timedelta(days=1), **how | {"on": left(6)})
    again = how | {"on": left(5), "exception": "Ready"}
    offers.offer(Event.objects.get(), [Booking.objects.get()], **again)
    assert chasing.owe(northshire, on=left(2)) == 0
    assert chasing.owe(northshire, on=left(-2)) == 2
    steps = Notice.objects.filter(to=OWN, step__startswith="answer").values_list("step", flat=True)
    assert sorted(steps) == ["answer 7 20261116", "answer 7 20261125"]


def test_a_new_address_hears_nothing_twice(northshire, waiting):
    chasing.owe(northshire, on=left(7))
    type(waiting.person).objects.update(email="okafor@northshire.example")
    assert chasing.owe(northshire, on=left(6)) == 0


def test_many_are_asked_by_as_few_queries(northshire, course, django_assert_num_queries):
    asked = []
    for number, day in ((1, 7), (9, 2)):
        event = an_event(course, places=9)
        for _one in range(number):
            person = a_person(northshire, email=OWN)
            a_booking(person, course, Step.OFFERED, event=event, on=OFFERED)
        with django_assert_num_queries(10):
            asked.append(chasing.owe(northshire, on=left(day)))
    assert asked == [1, 1 + 9]
