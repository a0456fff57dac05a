"""Work by the week in which it falls due, from Monday to Sunday. Pure."""

from datetime import date, timedelta
from typing import NamedTuple

# This week and so many after it; our default.
AHEAD = 4
NOW = "now"


class Week(NamedTuple):
    """`key` names it in an address; what is overdue, or has no day, comes before all weeks."""

    key: str
    label: str


def weeks(on: date) -> list[Week]:
    """What waits now, then the week of that day and those after it."""
    mondays = [_monday(on) + timedelta(weeks=number) for number in range(AHEAD + 1)]
    labels = ["This week", "Next week", *(f"Week of {_short(day)}" for day in mondays[2:])]
    named = (Week(f"{day}", label) for day, label in zip(mondays, labels, strict=True))
    return [Week(NOW, "Overdue or waiting"), *named]


def last_day(on: date) -> date:
    """Of the last of those weeks."""
    return _monday(on) + timedelta(weeks=AHEAD, days=6)


def week_of(due: date | None, *, on: date) -> str:
    """The key of the week in which it is due."""
    return NOW if due is None or due < on else f"{_monday(due)}"


def _monday(day):
    return day - timedelta(days=day.weekday())


def _short(day):
    return f"{day.day} {day:%b}"
