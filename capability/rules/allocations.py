"""When what is said of one person's part in one case is one allocation, and of which days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

# So far apart may be the first days of what was allocated here and of a file's row; our default.
NEAR = timedelta(days=7)


class Days(NamedTuple):
    """First and last day, both included; without a last day it is open.

    `reopens`: the file empties the last day, which a mere blank never does.
    """

    starts_on: date
    ends_on: date | None = None
    reopens: bool = False


class Plan(NamedTuple):
    """What becomes of the record: `of` are the places of the allocations there that become one.

    The first of them stays and takes `days`, the others go; of none of them: a new allocation.
    """

    days: Days
    of: list[int]


def clusters(said: Sequence[Days]) -> list[list[int]]:
    """The places of what overlaps, directly or by way of a third; each in the order given."""
    found, reach = [], None
    for place in sorted(range(len(said)), key=lambda place: said[place].starts_on):
        if reach is None or said[place].starts_on > reach:
            found.append([])
            reach = date.min
        found[-1].append(place)
        reach = max(reach, _last(said[place]))
    return [sorted(cluster) for cluster in found]


def united(said: Sequence[Days]) -> Days:
    """Earliest start, latest end; open if any is open."""
    ends = [days.ends_on for days in said]
    return Days(
        min(days.starts_on for days in said),
        None if None in ends else max(ends),
        any(days.reopens for days in said),
    )


def adoptions(ours: dict[int, Days], said: Sequence[Days]) -> dict[int, Days]:
    """What was allocated here (days by place), with the first day of the row that tells of it.

    Of those of `said` that share a day with it and begin near it, the nearest; each is one alone.
    """
    near = sorted(
        (abs(row.starts_on - own.starts_on), place, at)
        for place, own in ours.items()
        for at, row in enumerate(said)
        if _overlap(own, row) and abs(row.starts_on - own.starts_on) <= NEAR
    )
    taken, used = {}, set()
    for _apart, place, at in near:
        if place not in taken and at not in used:
            taken[place] = Days(said[at].starts_on, ours[place].ends_on)
            used.add(at)
    return taken


def plans(record: Sequence[Days], said: Sequence[Days]) -> list[Plan]:
    """For each of `said`, which do not overlap one another: what it makes of the record.

    What overlaps it there becomes it, but never starts later; a blank last day leaves the last
    day that is on record.
    """
    standing = {(place,): days for place, days in enumerate(record)}
    made = {}
    for place in sorted(range(len(said)), key=lambda place: said[place].starts_on):
        met = [key for key, days in standing.items() if _overlap(days, said[place])]
        days = _changed_to(said[place], [standing.pop(key) for key in met])
        of = tuple(sorted((old for key in met for old in key), key=lambda old: record[old]))
        standing[of or ("new", place)] = days
        made[place] = Plan(days, list(of))
    return [made[place] for place in range(len(said))]


def _changed_to(said, met):
    starts_on = min(days.starts_on for days in [said, *met])
    if said.ends_on is None and not said.reopens and met:
        return Days(starts_on, united(met).ends_on)
    return Days(starts_on, said.ends_on)


def _overlap(one, other):
    return one.starts_on <= _last(other) and other.starts_on <= _last(one)


def _last(days):
    return days.ends_on or date.max
