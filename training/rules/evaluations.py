"""Which answers about a course are shown, and when: never so that one of them could be told.

Ten is what published staff surveys hold to (the GP Patient Survey, UK LLC); the four weeks are our
default. Both are the same everywhere: a force that could lower them could look at one answer.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

AT_LEAST = 10
TAKEN_FOR = timedelta(days=28)


class Answered(NamedTuple):
    """An event (an id) whose answers are all in, and how many there are."""

    event: int
    answers: int


def last_day(ends_on: date) -> date:
    """On which an answer about an event that ended then is still taken."""
    return ends_on + TAKEN_FOR


def groups(events: Iterable[Answered]) -> list[list[Answered]]:
    """The events by whose answers a course is shown; given in the order in which they ended.

    An event with answers enough stands by itself. The others join, in order, until there are
    enough; what is left over waits. So whatever two pages or two days show differs by whole groups.
    """
    full, joining = [], []
    for event in events:
        if event.answers >= AT_LEAST:
            full.append([event])
            continue
        joining.append(event)
        if sum(one.answers for one in joining) >= AT_LEAST:
            full.append(joining)
            joining = []
    return full
