"""What people are told about places on courses. Pure."""

from datetime import date
from typing import Protocol

from capability.rules.words import day
from training.rules.bookings import Step

TITLE = "News of a course in the capability register"


class Dates(Protocol):
    course: object
    starts_on: date
    ends_on: date
    venue: str
    link: str
    instructions: str


class Booked(Protocol):
    course: object
    event: Dates | None
    step: str
    answer_by: date


def offered(event: Dates, last: date) -> str:
    """`last` is the last day for the answer, here and below."""
    place = f"a place on {event.course}, {days(event)}, {where(event)}."
    return f"{place} Sign in to confirm it by {day(last)}, or to give it up.{joining(event)}"


def unanswered(event: Dates, last: date, *, on: date) -> str:
    place = f"the place offered on {event.course}, {days(event)}, {where(event)},"
    if on > last:
        stands = f"has no answer yet; the last day for it was {day(last)}"
    else:
        stands = f"waits for an answer until {day(last)}"
    return f"{place} {stands}. Sign in to confirm it, or to give it up."


def confirmed(event: Dates) -> str:
    place = f"the place on {event.course}, {days(event)}, {where(event)},"
    return f"{place} is confirmed.{joining(event)}"


def changed(event: Dates) -> str:
    """How one joins it, and not its days."""
    return (
        f"how to join {event.course}, {days(event)}, has changed: "
        f"it is {where(event)}.{joining(event)}"
    )


def moved(event: Dates, was: date) -> str:
    """The person keeps their turn."""
    told = f"{event.course} does not begin on {day(was)}: it is moved to {days(event)}"
    turn = "The turn on the waiting list is kept, and its places are offered anew."
    return f"{told}, {where(event)}. {turn}{joining(event)}"


def called_off(course: object, was: date, instead: Dates | None) -> str:
    """The person keeps their turn; `instead` is the next date there is."""
    told = f"{course} does not begin on {day(was)}. The turn on the waiting list is kept."
    if instead is None:
        return f"{told} No other date is set yet."
    return f"{told} The next date is {days(instead)}, {where(instead)}."


def undone(booking: Booked, *, on: date) -> str:
    """How it stands again; without an event, it waits."""
    event = booking.event
    if event is None:
        stands = f"a place on {booking.course} is waited for, in the old turn."
    elif booking.step == Step.OFFERED:
        stands = f"{unanswered(event, booking.answer_by, on=on)}{joining(event)}"
    else:
        stands = confirmed(event)
    return f"the last change was undone, so that {stands}"


def joining(event: Dates) -> str:
    """The link and the instructions, in lines under what is told; perhaps none."""
    lines = [f"Link to join: {event.link}"] if event.link else []
    if told := [line.strip() for line in event.instructions.splitlines() if line.strip()]:
        lines += ["Joining instructions:", *(f"  {line}" for line in told)]
    return "".join(f"\n  {line}" for line in lines)


def days(event: Dates) -> str:
    if event.starts_on == event.ends_on:
        return day(event.starts_on)
    return f"{day(event.starts_on)} to {day(event.ends_on)}"


def where(event: Dates) -> str:
    return f"at {event.venue}" if event.venue else "online"
