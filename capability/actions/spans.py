"""Move rows' days where the database lets no two of them share a day, not for one statement."""

from datetime import date
from typing import NamedTuple

from capability.actions import bulk

FIELDS = ("starts_on", "ends_on")


class Move(NamedTuple):
    """From (first day, last day) to others that share a day with them; None is open."""

    id: int
    before: tuple
    after: tuple


def move(model, moves):
    """First every row gives up what it will not keep, then each takes what is new to it."""
    shared = [(one, _shared(one.before, one.after)) for one in moves]
    _set(model, [one._replace(after=days) for one, days in shared])
    _set(model, [one._replace(before=days) for one, days in shared])


def _set(model, moves):
    changed = ((one.id, *one.after) for one in moves if one.after != one.before)
    bulk.update(model, FIELDS, changed)


def _shared(one, other):
    starts = max(one[0] or date.min, other[0] or date.min)
    ends = min(one[1] or date.max, other[1] or date.max)
    return (None if starts == date.min else starts, None if ends == date.max else ends)
