"""Courses of the make-believe force: a year of events, and what became of each place."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import Count, F

from capability.models import Gap, Person, User
from config import demo
from config.demo.log_ins import OFFICER
from config.demo.timetable import is_open
from training.models import Booking, Course, Event
from training.reports import take_up
from training.rules.bookings import HOLDS_A_SEAT, RESULTS, Reason, Step

ON = date(2026, 11, 24)
MAIN = ("PIP2IDP", "SSAIDP", "RISDP", "FRO")
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _stands(django_db_setup, django_db_blocker):
    """A force of 200, once for all tests here, and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.make_up(200, 7, ON, lambda line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def bookings(_stands, db):
    return Booking.objects.filter(force__code="NOR", course__code__in=MAIN).order_by()


@pytest.fixture
def past(_stands, db):
    return Event.objects.filter(force__code="NOR", course__code__in=MAIN, ends_on__lt=ON)


def test_it_teaches_the_main_courses_and_a_day_of_news(bookings):
    assert set(Course.objects.filter(force__code="NOR").values_list("code", flat=True)) == {
        *MAIN,
        "LAW-UPDATE",
    }


def test_every_step_and_every_reason_occurs(bookings):
    assert Counter(bookings.values_list("step", flat=True)) == {
        Step.NOMINATED: 1,
        Step.APPROVED: 2,
        Step.OFFERED: 2,
        Step.CONFIRMED: 5,
        Step.ATTENDED: 4,
        Step.PASSED: 19,
        Step.FAILED: 1,
        Step.REFUSED: 1,
        Step.WITHDRAWN: 6,
        Step.NO_SHOW: 3,
    }
    reasons = set(bookings.exclude(reason="").values_list("reason", flat=True))
    assert reasons == set(Reason)


def test_every_main_course_was_held_more_than_once_and_never_to_nobody(past):
    held = dict(past.order_by().values_list("course__code").annotate(n=Count("pk")))
    assert held == dict.fromkeys(MAIN, 2)
    assert not past.with_free_places().filter(taken=0).exists()


def test_some_events_were_full_and_some_were_not(past):
    free = {event.free > 0 for event in past.with_free_places()}
    assert free == {True, False}
    assert not Event.objects.with_free_places().filter(free__lt=0).exists()


def test_no_event_begins_when_nobody_teaches(past):
    days = Event.objects.values_list("starts_on", "ends_on")
    assert all(is_open(first) and is_open(last) for first, last in days)
    assert not Event.objects.exclude(starts_on__year=F("ends_on__year")).exists()


def test_nobody_is_on_two_events_at_once(bookings):
    taken = Booking.objects.filter(step__in=HOLDS_A_SEAT, event__isnull=False)
    days = {}
    for person, first, last in taken.order_by("event__starts_on").values_list(
        "person", "event__starts_on", "event__ends_on"
    ):
        assert days.get(person, date.min) < first
        days[person] = last


def test_nobody_who_left_has_a_booking(bookings):
    serving = Person.objects.serving(on=ON)
    assert not bookings.exclude(person__in=serving.values("pk")).exists()


def test_passes_left_the_accreditations_that_are_on_record(bookings):
    passed = bookings.filter(step=Step.PASSED)
    assert passed.exists()
    assert not passed.exclude(
        accreditation__person=F("person"),
        accreditation__scheme=F("course__scheme"),
        accreditation__course_completed_on=F("event__ends_on"),
    ).exists()


def test_days_of_bookings_follow_each_other(bookings):
    for own in bookings.select_related("event"):
        assert own.wanted_from <= own.step_on <= ON
        if own.step in RESULTS:
            assert own.wanted_from < own.event.starts_on <= own.step_on


def test_take_up_tells_how_many_pass(bookings):
    user = User.objects.get(email="training@northshire.example")
    lines = [line for line, _ranks in take_up.by_kind(take_up.turns(user))]
    judged, passed = (sum(getattr(line, what) for line in lines) for what in ("judged", "passed"))
    assert (judged, passed) == (20, 19)


def test_few_lost_learning_and_some_wait_who_could_begin(bookings):
    gaps = Gap.objects.still_open().filter(force__code="NOR")
    found = Counter(gaps.values_list("check_code", flat=True))
    assert {"eligible-and-waiting", "learning-lost", "booked-without-needs"} <= set(found)
    assert found["learning-lost"] <= 4


def test_the_officer_passed_a_course_long_enough_ago(bookings):
    own = bookings.filter(person__user__email=OFFICER, step=Step.PASSED)
    assert own.filter(event__ends_on__lt=ON - timedelta(days=28)).exists()
    assert not Booking.objects.to_evaluate(on=ON).filter(person__user__email=OFFICER).exists()
