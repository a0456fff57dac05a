"""A whole class marked in one act; a pass begins or completes the accreditation."""

from typing import NamedTuple

from capability.actions import acts
from capability.actions.acts import Refused
from capability.rules.words import day
from training.actions import passes
from training.actions.bookings import move
from training.actions.offers import locked
from training.models import Booking
from training.rules.bookings import Step


class Mark(NamedTuple):
    """What became of one booking; `why` is the reason of whoever did not come."""

    booking: Booking
    step: str
    why: str = ""


def mark(event, marks, *, on, by, reason):
    people = [one.booking.person_id for one in marks]
    with acts.act("class.marked", force=event.force, by=by, reason=reason, people=people) as done:
        event = locked(event)
        if not marks:
            raise Refused("Say of somebody what became of them.")
        if event.cancelled_on or event.ends_on > on:
            raise Refused(f"The event lasts to {day(event.ends_on)}. Mark the class from then on.")
        passed = []
        for booking, step, why in sorted(marks, key=lambda one: one.booking.pk):
            own = move(booking, step, on=on, reason=why)
            passed += [own] if step == Step.PASSED else []
        _credit(event, passed)
    return done


def _credit(event, bookings):
    course, day_ = event.course, event.ends_on
    stated = [passes.Pass(booking.person_id, course, day_) for booking in bookings]
    verdicts, cycles = passes.record(event.force, stated)
    for booking, verdict in zip(bookings, verdicts, strict=True):
        if verdict.outcome == "rejected":
            raise Refused(f"{booking.person}: {verdict.words}")
    for booking, one in zip(bookings, stated, strict=True):
        if cycle := cycles.get(one.key):
            booking.accreditation_id = cycle
            booking.save(update_fields=["accreditation"])
