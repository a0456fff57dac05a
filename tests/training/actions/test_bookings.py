from datetime import date, timedelta

import pytest

from capability.actions import undoing
from capability.actions.acts import Refused
from capability.models import Act, Notice
from tests.factories.capability import a_person
from tests.factories.training import a_booking, a_course
from tests.training.actions.conftest import TODAY
from training.actions import bookings, events, offers
from training.models import Booking
from training.rules.bookings import Reason, Step


def test_whom_learning_and_development_nominates_waits_for_the_line(officer, course, how):
    booking = bookings.nominate(officer, course, is_approved=False, **how).booking
    assert (booking.step, booking.wanted_from) == (Step.NOMINATED, TODAY)
    act = Act.objects.get()
    assert (act.kind, act.reason, act.person) == ("booking.nominated", "Planned", officer)


def test_whom_a_supervisor_nominates_is_approved_with_it(officer, course, how):
    assert bookings.nominate(officer, course, is_approved=True, **how).booking.step == Step.APPROVED


def test_nobody_waits_twice_for_one_course(officer, course, how):
    bookings.nominate(officer, course, is_approved=True, **how)
    with pytest.raises(Refused, match=r"^The person is booked or waits for that course already\.$"):
        bookings.nominate(officer, course, is_approved=True, **how)
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"ends_on": TODAY - timedelta(days=1)}, "was last on offer on 1 November 2026"),
        ({"starts_on": TODAY + timedelta(days=1)}, "is on offer from 3 November 2026"),
    ],
)
def test_a_course_that_is_not_on_offer_takes_nobody(officer, northshire, how, days, words):
    with pytest.raises(Refused, match=words):
        bookings.nominate(officer, a_course(northshire, **days), is_approved=True, **how)


def test_a_leaver_is_nominated_for_nothing(officer, course, how):
    officer.services.update(left_on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match=r"^Ada Okafor is not in service on 2 November 2026\."):
        bookings.nominate(officer, course, is_approved=True, **how)
    assert not Booking.objects.exists()


def test_on_the_first_and_last_day_it_does(officer, northshire, how):
    course = a_course(northshire, starts_on=TODAY, ends_on=TODAY)
    bookings.nominate(officer, course, is_approved=True, **how)
    assert Booking.objects.get().course == course


def test_the_line_says_yes_or_no_once(officer, course, how):
    booking = a_booking(officer, course, Step.NOMINATED)
    bookings.refuse(booking, **how)
    words = r"stands at “not approved”, and can't be set to “approved”"
    with pytest.raises(Refused, match=words):
        bookings.approve(booking, **how)
    assert Booking.objects.get().step == Step.REFUSED


def test_a_confirmed_place_is_told_of_with_how_to_join(officer, course, event, sergeant, how):
    event.link, event.instructions = "https://join.example/1", "Bring a pen."
    event.save()
    bookings.confirm(a_booking(officer, course, Step.OFFERED, event=event), **how)
    assert Booking.objects.get().step == Step.CONFIRMED
    words = (
        "the place on Sexual offences investigation, 1 March 2027, at Northside, is confirmed."
        "\n  Link to join: https://join.example/1\n  Joining instructions:\n    Bring a pen."
        f"\n  http://127.0.0.1:8000/people/{officer.uuid}/training/"
    )
    told = Notice.objects.values_list("to", "text")
    assert list(told) == [("sergeant@northshire.example", f"For Ada Okafor: {words}")]


def test_what_is_over_is_confirmed_without_a_word(officer, course, event, sergeant, how):
    booking = a_booking(officer, course, Step.OFFERED, event=event)
    bookings.confirm(booking, **how | {"on": event.ends_on + timedelta(days=1)})
    assert not Notice.objects.exists()


def test_whoever_withdraws_says_why(officer, course, event, how):
    booking = a_booking(officer, course, Step.CONFIRMED, event=event)
    bookings.withdraw(booking, Reason.CASELOAD, **how)
    booking = Booking.objects.get()
    assert (booking.step, booking.reason, booking.event) == ("withdrawn", "caseload", event)
    with pytest.raises(Refused, match="Say why: operational demand, caseload"):
        bookings.withdraw(a_booking(officer, course), "", **how)


def test_a_place_given_back_by_an_undo_must_still_be_free(northshire, officer, course, event, how):
    booking = a_booking(officer, course, Step.CONFIRMED, event=event)
    other = a_booking(a_person(northshire), course)
    act, why = bookings.withdraw(booking, Reason.OTHER, **how), {"by": how["by"], "reason": "So"}
    events.change(event, {"places": 1}, **how)
    offered = offers.offer(event, [other], exception="Ready", **how)
    with pytest.raises(Refused, match=r"^Every place of that event is taken\."):
        undoing.undo_act(act, **why)
    undoing.undo_act(offered, **why)
    undoing.undo_act(act, **why)
    steps = dict(Booking.objects.values_list("person", "step"))
    assert steps == {officer.pk: Step.CONFIRMED, other.person_id: Step.APPROVED}


def test_days_are_as_they_were(officer, course, how):
    booking = a_booking(officer, course, Step.NOMINATED, on=date(2026, 3, 2))
    bookings.approve(booking, **how)
    booking = Booking.objects.get()
    assert (booking.wanted_from, booking.step_on) == (date(2026, 3, 2), TODAY)
