"""Whoever was told of a change hears that it was undone, and how things stand again."""

from datetime import timedelta

import pytest
import time_machine

from capability.actions import undoing
from capability.models import Notice
from tests.factories.training import EVENT_ON, a_booking
from training.actions import events, offers
from training.models import Booking, Event
from training.rules.bookings import Step

A_DAY_LATER = "2026-11-03 09:00Z"
LATER = EVENT_ON + timedelta(days=30)
PLACE = "Sexual offences investigation, 1 March 2027, at Northside,"
UNDONE = "For you: the last change was undone, so that"


@pytest.fixture(autouse=True)
def a_day_later():
    with time_machine.travel(A_DAY_LATER, tick=False):
        yield


@pytest.fixture
def of_ada(officer):
    officer.email = "ada@northshire.example"
    officer.save()
    return officer


@pytest.fixture
def booked(of_ada, course, event):
    return a_booking(of_ada, course, Step.CONFIRMED, event=event)


@pytest.fixture
def undo(training_lead):
    """Gives what the last letter says, without its link."""

    def undone(act):
        undoing.undo_act(act, by=training_lead, reason="By mistake")
        text = Notice.objects.order_by("pk").last().text
        return text.partition("\n  http://127.0.0.1:8000/people/")[0]

    return undone


def test_a_move(booked, event, how, undo):
    moved = events.move(event, LATER, LATER, **how)
    assert undo(moved) == f"{UNDONE} the place on {PLACE} is confirmed."
    assert Booking.objects.get().step == Step.CONFIRMED


def test_a_cancelled_event(booked, event, how, undo):
    assert undo(events.cancel(event, **how)) == f"{UNDONE} the place on {PLACE} is confirmed."


def test_another_venue(booked, event, how, undo):
    changed = events.change(event, {"venue": "Southside"}, **how)
    assert undo(changed) == f"{UNDONE} the place on {PLACE} is confirmed."


def test_an_offer(of_ada, course, event, how, undo):
    offered = offers.offer(event, [a_booking(of_ada, course)], exception="Ready", **how)
    assert undo(offered) == (
        f"{UNDONE} a place on Sexual offences investigation is waited for, in the old turn."
    )


def test_a_cancelled_event_whose_place_had_no_answer(of_ada, course, event, how, undo):
    a_booking(of_ada, course, Step.OFFERED, event=event, on=how["on"])
    assert undo(events.cancel(event, **how)) == (
        f"{UNDONE} the place offered on {PLACE} waits for an answer until 16 November 2026. "
        "Sign in to confirm it, or to give it up."
    )


def test_what_is_over_tells_nobody(booked, event, how, training_lead):
    over = EVENT_ON - timedelta(days=400)
    Event.objects.filter(pk=event.pk).update(starts_on=over, ends_on=over)
    changed = events.change(event, {"venue": "Southside"}, **how)
    undoing.undo_act(changed, by=training_lead, reason="By mistake")
    assert Notice.objects.count() == 0


def test_undoing_the_undoing_says_so_once_more(booked, event, how, undo):
    undo(events.cancel(event, **how))
    said = undo(undoing.Act.objects.get(kind="act.undone"))
    assert said == (
        f"{UNDONE} a place on Sexual offences investigation is waited for, in the old turn."
    )
    assert Notice.objects.count() == 3
