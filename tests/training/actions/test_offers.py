import re
from datetime import date, timedelta

import pytest

from capability.actions.acts import Refused
from capability.models import Notice
from tests.factories.capability import a_person, an_accreditation
from tests.factories.training import EVENT_ON, a_booking, a_course, an_event
from tests.training.actions.conftest import TODAY
from training.actions import offers
from training.models import Booking, CourseNeed
from training.rules.bookings import Step


@pytest.fixture
def ready(officer, first, course):
    """Holds what the course needs up to and on its first day."""
    an_accreditation(officer, first, awarded_on=date(2025, 1, 6), valid_to=EVENT_ON)
    return a_booking(officer, course)


def test_a_place_is_offered_and_told_of(ready, officer, sergeant, event, how):
    officer.email = "ada@northshire.example"
    officer.save()
    event.instructions = "Bring a pen."
    event.save()
    offers.offer(event, [ready], **how)
    booking = Booking.objects.get()
    assert (booking.step, booking.event, booking.exception) == (Step.OFFERED, event, "")
    place = "a place on Sexual offences investigation, 1 March 2027, at Northside."
    asks = "Sign in to confirm it by 16 November 2026, or to give it up."
    link = "\n  Joining instructions:\n    Bring a pen."
    link += f"\n  http://127.0.0.1:8000/people/{officer.uuid}/training/"
    assert set(Notice.objects.values_list("to", "text", "is_daily")) == {
        ("ada@northshire.example", f"For you: {place} {asks}{link}", False),
        ("sergeant@northshire.example", f"For Ada Okafor: {place} {asks}{link}", False),
    }


def test_what_is_needed_must_hold_on_the_first_day_of_the_event(ready, course, how):
    day_after = an_event(course, EVENT_ON + timedelta(days=1))
    words = "On 2 March 2027, by what is on record now: Ada Okafor lacks FIRST."
    with pytest.raises(Refused, match=re.escape(words)):
        offers.offer(day_after, [ready], **how)
    assert Booking.objects.get().step == Step.APPROVED


def test_whoever_leaves_before_the_event_is_offered_none(ready, officer, event, how):
    officer.services.update(left_on=EVENT_ON - timedelta(days=1))
    with pytest.raises(Refused, match=r"^Not in service on 1 March 2027: Ada Okafor\."):
        offers.offer(event, [ready], **how)
    assert Booking.objects.get().step == Step.APPROVED


def test_an_exception_is_kept_with_its_reason(officer, course, event, how):
    offers.offer(event, [a_booking(officer, course)], exception="Sits the exam in May", **how)
    assert Booking.objects.get().exception == "Sits the exam in May"


def test_a_course_may_need_more_than_its_scheme(ready, first, special, northshire, how):
    course = a_course(northshire, "OTHER")
    CourseNeed.objects.create(force=northshire, course=course, scheme=special)
    booking = a_booking(ready.person, course)
    with pytest.raises(Refused, match="Ada Okafor lacks SPECIAL"):
        offers.offer(an_event(course), [booking], **how)


def test_no_more_are_offered_a_place_than_there_are(northshire, course, event, how):
    waiting = [a_booking(a_person(northshire), course) for _ in range(3)]
    with pytest.raises(Refused, match="2 of 2 places are free, and you chose 3 people"):
        offers.offer(event, waiting, exception="All ready", **how)
    assert not Booking.objects.holding_seats().exists()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"cancelled_on": TODAY}, "It was cancelled on 2 November 2026"),
        ({"starts_on": TODAY - timedelta(days=1)}, "It began on 1 November 2026"),
    ],
)
def test_a_dead_event_offers_nothing(ready, course, how, facts, words):
    with pytest.raises(Refused, match=words):
        offers.offer(an_event(course, **facts), [ready], **how)


def test_only_whoever_waits_for_that_course_and_is_approved(officer, course, event, how):
    nominated = a_booking(officer, course, Step.NOMINATED)
    with pytest.raises(Refused, match="stands at “nominated”"):
        offers.offer(event, [nominated], exception="Ready", **how)
    with pytest.raises(Refused, match="wait for another course"):
        offers.offer(event, [a_booking(officer, a_course(course.force, "X"))], **how)
    with pytest.raises(Refused, match="Choose somebody"):
        offers.offer(event, [], **how)
