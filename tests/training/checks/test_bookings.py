from datetime import date, timedelta

import pytest

from capability.models import Suspension, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    a_case,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)
from tests.factories.training import a_booking, a_course, an_event
from training.models import Booking, CourseNeed, Effect
from training.rules.bookings import Step

ONE = timedelta(days=1)
WAITING, LOST, EARLY, TWICE = (
    "eligible-and-waiting",
    "learning-lost",
    "booked-without-needs",
    "course-recorded-twice",
)


@pytest.fixture
def first():
    return a_scheme("FIRST")


@pytest.fixture
def special(first):
    return a_scheme("SPECIAL", needs=[first])


@pytest.fixture
def course(northshire, special):
    return a_course(northshire, scheme=special)


@pytest.fixture
def holder(northshire, rape, special, first):
    """Holds a case that asks for the scheme, and what the scheme needs first."""
    a_requirement(special, rape.memberships.get().group, force=northshire)
    person = a_person(northshire)
    an_allocation(person, a_case(northshire, rape))
    an_accreditation(person, first, awarded_on=date(2020, 1, 6))
    return person


def test_who_may_take_a_course_and_waits_for_none_is_found(found, told, holder, special, course):
    assert found(WAITING) == {(holder.pk, special.pk)}
    an_event(course, DAY + 30 * ONE)
    said = told(WAITING)
    assert said.summary == "May take SPECIAL, which is required, and waits for no course"
    assert said.cures[1].text == "The force offers a place on the event that begins on 1 July 2024"
    assert said.cures[1].from_on == DAY + 30 * ONE


def test_without_a_course_in_it_nobody_waits_for_one(found, holder):
    assert found(WAITING) == set()


def test_who_is_barred_is_found_by_another_check(found, holder, course):
    holder.accreditations.all().delete()
    assert found(WAITING) == set()


def test_a_full_event_is_no_place(told, northshire, holder, course):
    event = an_event(course, DAY + ONE, places=1)
    a_booking(a_person(northshire), course, Step.OFFERED, event=event)
    assert told(WAITING).cures[1].text.endswith("none with a free place is to come")


def test_whoever_waits_is_not_found_from_the_first_day_to_the_last(found, holder, course, special):
    key = {(holder.pk, special.pk)}
    days = {"wanted_from": DAY, "step_on": DAY + 3 * ONE}
    a_booking(holder, course, Step.WITHDRAWN, reason="other", **days)
    days = [DAY - ONE, DAY, DAY + 2 * ONE, DAY + 3 * ONE]
    assert [found(WAITING, on=day) for day in days] == [key, set(), set(), key]


def test_who_has_done_the_course_is_not_found(found, holder, course, special):
    an_accreditation(holder, special, course_completed_on=DAY)
    assert found(WAITING) == set()


def test_whose_award_is_suspended_waits_for_no_course(found, holder, course, special):
    award = an_accreditation(holder, special, awarded_on=date(2024, 1, 8))
    days = {"starts_on": DAY, "ends_on": DAY}
    Suspension.objects.create(force=holder.force, accreditation=award, **days)
    assert len(found("case-holder-unaccredited")) == 1
    assert found(WAITING) == set()


def test_a_course_that_begins_nothing_is_none_to_wait_for(found, holder, northshire, special):
    a_course(northshire, scheme=special, effect=Effect.NONE)
    assert found(WAITING) == set()


@pytest.fixture
def lost(northshire, course):
    """A place lost sixty days before."""
    event = an_event(course, DAY - 60 * ONE)
    facts = {"event": event, "reason": "caseload", "on": event.starts_on}
    return a_booking(a_person(northshire), course, Step.WITHDRAWN, **facts)


def lost_key(booking):
    return {(booking.person_id, f"booking:{booking.pk}")}


def test_a_lost_place_is_made_good_within_sixty_days(found, told, lost):
    assert found(LOST) == set()
    assert found(LOST, on=DAY + ONE) == lost_key(lost)
    assert told(LOST, on=DAY + ONE).found == [
        "Not met: Lost on 2 April 2024 to caseload, 61 days ago"
    ]
    assert found(LOST, on=DAY + 305 * ONE) == lost_key(lost)
    assert found(LOST, on=DAY + 306 * ONE) == set()


def test_a_force_may_ask_for_it_sooner_and_not_later(found, lost, northshire):
    facts = {"force": northshire, "check_code": LOST, "name": "days-to-rebook", "unit": "days"}
    own = Threshold.objects.create(**facts, value=30, source="Ours")
    assert found(LOST) == lost_key(lost)
    Threshold.objects.filter(pk=own.pk).update(value=90)
    assert found(LOST, on=DAY + ONE) == lost_key(lost)


def test_a_new_turn_makes_it_good_from_that_day_on(found, lost):
    a_booking(lost.person, lost.course, on=DAY + 2 * ONE)
    assert found(LOST, on=DAY + ONE) == lost_key(lost)
    assert found(LOST, on=DAY + 2 * ONE) == set()


def test_a_turn_before_it_that_was_recorded_later_does_not(found, lost):
    before = lost.step_on - 90 * ONE
    facts = {"wanted_from": before, "completed_on": before, "on": before}
    a_booking(lost.person, lost.course, Step.FAILED, **facts)
    assert found(LOST, on=DAY + ONE) == lost_key(lost)


@pytest.mark.parametrize("reason", ["sickness", "other"])
def test_what_was_lost_for_another_reason_is_not_lost_to_operations(found, lost, reason):
    Booking.objects.update(reason=reason)
    assert found(LOST, on=DAY + ONE) == set()


@pytest.fixture
def booked(northshire, course):
    """For an event that begins on DAY."""
    event = an_event(course, DAY)
    return a_booking(a_person(northshire), course, Step.CONFIRMED, event=event, on=DAY - 9 * ONE)


def test_a_place_without_what_is_needed_is_found_until_the_first_day(found, told, booked):
    assert found(EARLY, on=DAY - 10 * ONE) == set()
    assert found(EARLY, on=DAY - 9 * ONE) == found(EARLY) == lost_key(booked)
    assert found(EARLY, on=DAY + ONE) == set()
    said = told(EARLY)
    assert said.required == ["FIRST, on the first day of the course, 1 June 2024"]
    assert said.found == ["Not met: FIRST: none on record on 1 June 2024"]


def test_what_runs_out_before_the_event_does_not_hold_on_it(found, booked, first):
    award = an_accreditation(booked.person, first, awarded_on=date(2020, 1, 6), valid_to=DAY - ONE)
    early = DAY - 5 * ONE
    assert found(EARLY, on=early) == lost_key(booked)
    award.valid_to = DAY
    award.save()
    assert found(EARLY, on=early) == set()


def test_a_suspension_over_the_first_day_counts_and_another_does_not(found, booked, first):
    award = an_accreditation(booked.person, first, awarded_on=date(2020, 1, 6))
    facts = {"force": booked.force, "starts_on": DAY - 8 * ONE}
    suspended = award.suspensions.create(**facts, ends_on=DAY - ONE)
    assert found(EARLY, on=DAY - 5 * ONE) == set()
    award.suspensions.filter(pk=suspended.pk).update(ends_on=DAY)
    assert found(EARLY, on=DAY - 5 * ONE) == lost_key(booked)


def test_what_counts_as_the_scheme_on_that_day_will_do(found, booked, first):
    old = a_scheme("OLD")
    an_accreditation(booked.person, old, awarded_on=date(2020, 1, 6))
    counts = first.equivalences.create(ends_on=DAY)
    counts.sources.create(scheme=old)
    assert found(EARLY, on=DAY - 5 * ONE) == set()
    first.equivalences.update(ends_on=DAY - ONE)
    assert found(EARLY, on=DAY - 5 * ONE) == lost_key(booked)


def test_a_course_may_need_what_no_scheme_asks_for(found, told, northshire, booked, first):
    an_accreditation(booked.person, first, awarded_on=date(2020, 1, 6))
    exam = a_scheme("EXAM")
    CourseNeed.objects.create(force=northshire, course=booked.course, scheme=exam)
    assert found(EARLY) == lost_key(booked)
    assert told(EARLY).found[1] == "Not met: EXAM: none on record on 1 June 2024"


def test_an_exception_with_its_reason_is_none(found, booked):
    Booking.objects.update(exception="Sits the exam in May")
    assert found(EARLY) == set()


@pytest.mark.parametrize(("apart", "is_found"), [(0, True), (3, True), (-3, True), (4, False)])
def test_two_courses_in_one_scheme_days_apart_are_found(
    found, told, northshire, special, apart, is_found
):
    person, earlier = a_person(northshire), DAY - 9 * ONE
    an_accreditation(person, special, course_completed_on=earlier)
    twin = an_accreditation(person, special, course_completed_on=earlier + apart * ONE)
    assert found(TWICE) == ({(person.pk, twin.pk)} if is_found else set())
    assert found(TWICE, on=earlier - 9 * ONE) == set()


def test_the_words_name_both_days(told, northshire, special):
    person = a_person(northshire)
    for on in (date(2024, 3, 4), date(2024, 3, 5)):
        an_accreditation(person, special, course_completed_on=on)
    said = told(TWICE)
    assert said.found == [
        "Not met: A course completed on 4 March 2024, and another on 5 March 2024"
    ]
    assert said.required == ["Courses in one scheme no less than 4 days apart"]
