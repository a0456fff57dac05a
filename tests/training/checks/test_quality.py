"""S-34: courses whose design, delivery or impact is to be looked at."""

from datetime import date, timedelta

import pytest

from capability.models import Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_force, a_person
from tests.factories.training import a_booking, a_course, an_event
from training.models import Booking, CourseReview, Event

CODE = "course-quality-due"
TOMORROW = DAY + timedelta(days=1)
YEAR_AGO = date(2023, 6, 1)


@pytest.fixture
def course(northshire):
    """Asked about each year; on offer, and not taught yet."""
    return a_course(northshire, risk="high")


def subject(course):
    return {(f"course:{course.pk}",)}


def looked(course, *kinds, on):
    facts = {"force": course.force, "course": course, "reviewed_on": on, "outcome": "Good"}
    for kind in kinds:
        CourseReview.objects.create(kind=kind, **facts)


def test_of_a_course_not_taught_yet_nothing_is_asked(found, course):
    an_event(course, TOMORROW)
    an_event(course, YEAR_AGO, cancelled_on=YEAR_AGO)
    assert found(CODE) == set()


def test_the_design_is_looked_at_before_it_is_taught(found, told, course):
    an_event(course, DAY)
    assert found(CODE) == subject(course)
    said = told(CODE)
    assert (said.summary, said.severity) == ("SEX1: nobody looked at its design of late", 2)
    assert said.found == ["Applies: Taught since 1 June 2024", "Not met: Design: not looked at yet"]
    looked(course, "design", on=DAY)
    assert found(CODE) == set()


def test_delivery_and_impact_are_asked_about_after_a_year_to_the_day(found, told, course):
    an_event(course, YEAR_AGO)
    looked(course, "design", on=DAY)
    assert found(CODE) == set()
    assert found(CODE, on=TOMORROW) == subject(course)
    said = told(CODE, on=TOMORROW)
    assert said.summary == "SEX1: nobody looked at its delivery and impact of late"
    assert said.required == [
        "Design, delivery and impact each looked at within 12 months, at high risk"
    ]
    assert len(said.cures) == 3


def test_a_look_is_good_for_as_long_as_the_risk_allows(found, told, course):
    an_event(course, YEAR_AGO)
    looked(course, "design", "delivery", "impact", on=YEAR_AGO)
    assert found(CODE) == set()
    assert found(CODE, on=TOMORROW) == subject(course)
    assert told(CODE, on=TOMORROW).found[1:] == [
        f"Not met: {kind}: last looked at on 1 June 2023, 12 months ago"
        for kind in ("Design", "Delivery", "Impact")
    ]


@pytest.mark.parametrize(("risk", "months"), [("high", 12), ("medium", 24), ("low", 36)])
def test_the_lower_the_risk_the_longer(found, northshire, risk, months):
    course = a_course(northshire, risk=risk)
    last_good = date(2024 + months // 12, 6, 1)
    an_event(course, DAY)
    looked(course, "design", "delivery", "impact", on=DAY)
    assert found(CODE, on=last_good) == set()
    assert found(CODE, on=last_good + timedelta(days=1)) == subject(course)


def test_below_high_risk_it_is_to_be_planned(told, northshire):
    an_event(a_course(northshire), DAY)
    assert told(CODE).severity == 3


def test_what_a_file_says_was_completed_was_taught(found, course):
    a_booking(a_person(course.force), course, "passed", completed_on=DAY)
    assert found(CODE) == subject(course)


def test_another_forces_events_looks_and_turns_say_nothing(found, course):
    other = a_force("FEN", "Fenmarch Police")
    event = an_event(course, YEAR_AGO)
    turn = a_booking(a_person(course.force), course, "passed", completed_on=DAY, event=None)
    Event.objects.filter(pk=event.pk).update(force=other)
    Booking.objects.filter(pk=turn.pk).update(force=other)
    assert found(CODE) == set()
    an_event(course, DAY)
    looked(course, "design", on=DAY)
    CourseReview.objects.update(force=other)
    assert found(CODE) == subject(course)


def test_a_later_look_does_not_count_on_an_earlier_day(found, course):
    an_event(course, DAY)
    looked(course, "design", on=TOMORROW)
    assert found(CODE) == subject(course)


def test_a_course_offered_no_longer_is_not_asked_about(found, course):
    an_event(course, DAY)
    course.ends_on = DAY
    course.save()
    assert found(CODE) == subject(course)
    assert found(CODE, on=TOMORROW) == set()


def test_a_force_may_ask_for_more_and_not_for_less(found, course, northshire):
    an_event(course, date(2024, 1, 1))
    looked(course, "design", "delivery", "impact", on=date(2024, 1, 1))
    facts = {"force": northshire, "check_code": CODE, "unit": "months", "source": "Ours"}
    own = Threshold.objects.create(**facts, name="months-high", value=4, starts_on=YEAR_AGO)
    assert found(CODE) == subject(course)
    own.value = 48
    own.save()
    assert found(CODE) == set()
    assert found(CODE, on=date(2025, 1, 2)) == subject(course)
