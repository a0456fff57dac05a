from datetime import date, timedelta

import pytest

from capability.actions import undoing
from capability.actions.acts import Refused
from capability.models import Notice
from tests.factories.capability import a_person
from tests.factories.training import EVENT_ON, a_booking, a_course, an_event
from tests.training.actions.conftest import TODAY
from training.actions import events, offers
from training.models import Booking, Event
from training.rules.bookings import Step

LATER = EVENT_ON + timedelta(days=30)
ASKED = date(2026, 1, 5)
COURSE = "Sexual offences investigation"
JOINING = {"link": "https://join.example/1", "instructions": "Come at 08:45.\r\n\nBring a pen."}
JOINED = """
  Link to join: https://join.example/1
  Joining instructions:
    Come at 08:45.
    Bring a pen."""


@pytest.fixture
def booked(officer, course, event):
    officer.email = "ada@northshire.example"
    officer.save()
    return a_booking(officer, course, Step.CONFIRMED, event=event, on=ASKED)


@pytest.fixture
def why(how):
    return {"by": how["by"], "reason": how["reason"]}


def told():
    """Without the link with which each ends."""
    rows = Notice.objects.order_by("pk").values_list("to", "text")
    return [(to, text.partition("\n  http://127.0.0.1:8000/people/")[0]) for to, text in rows]


def test_whoever_had_a_place_of_a_cancelled_event_keeps_their_turn(booked, course, event, how):
    an_event(course, LATER, places=1)
    Event.objects.filter(pk=event.pk).update(**JOINING)
    events.cancel(event, **how)
    booking = Booking.objects.get()
    assert (booking.step, booking.event, booking.wanted_from) == (Step.APPROVED, None, ASKED)
    assert told() == [
        (
            "ada@northshire.example",
            "For you: Sexual offences investigation does not begin on 1 March 2027. The turn on "
            "the waiting list is kept. The next date is 31 March 2027, at Northside.",
        )
    ]


def test_a_full_event_is_no_next_date(booked, northshire, course, event, how):
    full = an_event(course, LATER, places=1)
    a_booking(a_person(northshire), course, Step.OFFERED, event=full)
    events.cancel(event, **how)
    assert told()[0][1].endswith("No other date is set yet.")


def test_a_moved_event_says_its_new_days_and_how_to_join_it(booked, course, event, how):
    an_event(course, EVENT_ON + timedelta(days=1))
    Event.objects.filter(pk=event.pk).update(**JOINING)
    events.move(event, LATER, LATER + timedelta(days=1), **how)
    moved = Event.objects.get(pk=event.pk)
    assert (moved.starts_on, Booking.objects.get().step) == (LATER, Step.APPROVED)
    assert told() == [
        (
            "ada@northshire.example",
            "For you: Sexual offences investigation does not begin on 1 March 2027: it is moved to "
            "31 March 2027 to 1 April 2027, at Northside. The turn on the waiting list is kept, "
            f"and its places are offered anew.{JOINED}",
        )
    ]


def test_each_move_and_each_offer_is_told_once(booked, event, how):
    """Though it comes back to the days that it had, and to whoever was told of them."""
    for on in (LATER, EVENT_ON):
        events.move(Event.objects.get(), on, on, **how)
        offers.offer(Event.objects.get(), [Booking.objects.get()], exception="Ready", **how)
    assert [text.partition(", at Northside")[0] for _to, text in told()] == [
        f"For you: {COURSE} does not begin on 1 March 2027: it is moved to 31 March 2027",
        f"For you: a place on {COURSE}, 31 March 2027",
        f"For you: {COURSE} does not begin on 31 March 2027: it is moved to 1 March 2027",
        f"For you: a place on {COURSE}, 1 March 2027",
    ]


def test_a_move_that_nobody_has_a_place_in_tells_nobody(booked, event, how):
    events.move(event, LATER, LATER, **how)
    a_booking(booked.person, a_course(event.force, "X"))
    events.move(Event.objects.get(), EVENT_ON, EVENT_ON, **how)
    assert len(told()) == 1


def test_a_cancelled_event_comes_back_with_its_people(booked, event, how, why):
    act = events.cancel(event, **how)
    undoing.undo_act(act, **why)
    assert (Event.objects.get().cancelled_on, Booking.objects.get().step) == (None, Step.CONFIRMED)


def test_what_took_place_is_not_cancelled(officer, course, how):
    past = an_event(course, TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="It has taken place: mark who attended instead"):
        events.cancel(past, **how)
    today = an_event(course, TODAY)
    a_booking(officer, course, Step.ATTENDED, event=today)
    with pytest.raises(Refused, match="It has taken place"):
        events.cancel(today, **how)


@pytest.mark.parametrize("step", [Step.OFFERED, Step.CONFIRMED])
def test_whoever_has_a_place_is_told_how_to_join_otherwise(booked, event, how, step):
    Booking.objects.update(step=step)
    events.change(event, JOINING | {"venue": ""}, **how)
    words = "how to join Sexual offences investigation, 1 March 2027, has changed: it is online."
    assert told() == [("ada@northshire.example", f"For you: {words}{JOINED}")]


@pytest.mark.parametrize(
    ("step", "facts", "day"),
    [
        pytest.param(Step.CONFIRMED, {"trainer": "Ines Lund", "places": 9}, TODAY, id="joined-so"),
        pytest.param(Step.APPROVED, {"venue": "Elsewhere"}, TODAY, id="without-a-place"),
        pytest.param(Step.CONFIRMED, {"venue": "Elsewhere"}, LATER, id="it-is-over"),
    ],
)
def test_nobody_else_is_told(booked, event, how, step, facts, day):
    Booking.objects.update(step=step)
    events.change(event, facts, **how | {"on": day})
    assert told() == []


def test_places_are_no_fewer_than_people_who_have_one(booked, northshire, course, event, how):
    a_booking(a_person(northshire), course, Step.OFFERED, event=event)
    with pytest.raises(Refused, match=r"^More people have a place than that\."):
        events.change(event, {"places": 1}, **how)
    events.change(event, {"places": 3}, **how)
    assert Event.objects.get().places == 3
    assert Booking.objects.holding_seats().count() == 2


def test_an_event_begins_while_its_course_is_on_offer(northshire, why):
    course = a_course(northshire, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    for first, words in (
        (date(2027, 1, 1), r"^The course is on offer to 31 December 2026\."),
        (date(2025, 12, 31), r"^The course is on offer from 1 January 2026\."),
    ):
        facts = {"starts_on": first, "ends_on": first, "places": 2}
        with pytest.raises(Refused, match=words):
            events.add(course, facts, **why)
    last = date(2026, 12, 31)
    event = events.add(course, {"starts_on": last, "ends_on": LATER, "places": 2}, **why).event
    with pytest.raises(Refused, match=r"^The course is on offer to 31 December 2026\."):
        events.move(event, date(2027, 1, 1), LATER, on=TODAY, **why)
    assert Event.objects.get().starts_on == last


def test_no_event_is_moved_to_what_is_past(booked, event, how):
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(Refused, match=r"^1 November 2026 is past: whoever has a place"):
        events.move(event, yesterday, TODAY, **how)
    assert (Event.objects.get().starts_on, Booking.objects.get().step) == (EVENT_ON, "confirmed")
