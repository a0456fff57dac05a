from datetime import timedelta

import pytest

from capability.actions import undoing
from capability.actions.acts import Refused
from capability.models import Accreditation
from tests.factories.capability import a_person
from tests.factories.training import a_booking, a_course, an_event
from tests.training.actions.conftest import TODAY
from training.actions import classes
from training.actions.classes import Mark
from training.models import Booking, Course, Effect
from training.rules.bookings import Reason, Step

PASSED, NO_SHOW = Step.PASSED, Step.NO_SHOW


@pytest.fixture
def today(course):
    return an_event(course, TODAY - timedelta(days=4), ends_on=TODAY)


def confirmed(event, surname="Okafor"):
    person = a_person(event.force, surname)
    return a_booking(person, event.course, Step.CONFIRMED, event=event)


def test_a_whole_class_is_marked_at_once(today, how):
    came, failed = confirmed(today), confirmed(today, "Second")
    classes.mark(today, [Mark(came, PASSED), Mark(failed, Step.FAILED)], **how)
    award = Accreditation.objects.get()
    assert (award.person, award.course_completed_on, award.awarded_on) == (came.person, TODAY, None)
    marked = Booking.objects.order_by("pk").values_list("step", "accreditation")
    assert list(marked) == [("passed", award.pk), ("failed", None)]


def test_a_course_may_award_by_itself(today, how):
    Course.objects.update(effect=Effect.COMPLETES)
    classes.mark(today, [Mark(confirmed(today), PASSED)], **how)
    award = Accreditation.objects.get()
    assert (award.course_completed_on, award.awarded_on) == (TODAY, TODAY)


def test_learning_alone_leaves_no_accreditation(northshire, how):
    event = an_event(a_course(northshire, "TALK"), TODAY)
    classes.mark(event, [Mark(confirmed(event), PASSED)], **how)
    assert not Accreditation.objects.exists()


def test_whoever_did_not_come_says_why_and_leaves_the_place(today, how):
    booking = confirmed(today)
    with pytest.raises(Refused, match="Say why: operational demand"):
        classes.mark(today, [Mark(booking, NO_SHOW)], **how)
    classes.mark(today, [Mark(booking, NO_SHOW, Reason.OPERATIONAL)], **how)
    booking = Booking.objects.get()
    assert (booking.step, booking.reason) == ("no-show", "operational")


def test_nobody_passes_before_the_last_day(course, how):
    event = an_event(course, TODAY, ends_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match=r"lasts to 3 November 2026\. Mark the class from then on"):
        classes.mark(event, [Mark(confirmed(event), PASSED)], **how)


def test_all_of_a_class_or_nothing(today, how):
    good, waiting = confirmed(today), a_booking(a_person(today.force), today.course)
    with pytest.raises(Refused, match="stands at “approved”"):
        classes.mark(today, [Mark(good, PASSED), Mark(waiting, PASSED)], **how)
    assert not Accreditation.objects.exists()


def test_attended_first_and_passed_later(today, how):
    booking = confirmed(today)
    classes.mark(today, [Mark(booking, Step.ATTENDED)], **how)
    classes.mark(today, [Mark(booking, PASSED)], **how)
    assert Booking.objects.get().accreditation == Accreditation.objects.get()


def test_an_undone_marking_takes_the_accreditation_with_it(today, how):
    act = classes.mark(today, [Mark(confirmed(today), PASSED)], **how)
    undoing.undo_act(act, by=how["by"], reason="Another class")
    assert Booking.objects.get().step == Step.CONFIRMED
    assert not Accreditation.objects.exists()
