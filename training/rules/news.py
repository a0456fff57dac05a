"""What people are told about places on courses. Pure."""

from datetime import date
from typing import Protocol

from capability.rules.words import day

TITLE = "News of a course in the capability register"


class Dates(Protocol):
    course: object
    starts_on: date
    ends_on: date
    venue: str
    link: str


def offered(event: Dates) -> str:
    return f"a place on {event.course}, {days(event)}, {where(event)}. Sign in to confirm it."


def called_off(course: object, was: date, instead: Dates | None) -> str:
    """The person keeps their turn; `instead` is the next date there is."""
    told = f"{course} does not begin on {day(was)}. The turn on the waiting list is kept."
    if instead is None:
        return f"{told} No other date is set yet."
    return f"{told} The next date is {days(instead)}, {where(instead)}."


def days(event: Dates) -> str:
    if event.starts_on == event.ends_on:
        return day(event.starts_on)
    return f"{day(event.starts_on)} to {day(event.ends_on)}"


def where(event: Dates) -> str:
    return f"at {event.venue}" if event.venue else "online"
