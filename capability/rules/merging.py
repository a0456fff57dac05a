"""Two records of one person laid together: which rows stand once, which end, which collide. Pure.

What has no place beside another row is told, never guessed.
"""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

DAY = timedelta(days=1)


class Row(NamedTuple):
    """`what` is all that makes two rows of the same days the same; None in a day is open."""

    id: int
    is_kept: bool
    starts_on: date
    ends_on: date | None
    what: Hashable = None


class Laid(NamedTuple):
    """`goes`: ids of rows said once too often; `days`: new days by id; `clashes`: pairs of rows."""

    goes: list[int]
    days: dict[int, tuple[date, date | None]]
    clashes: list[tuple[Row, Row]]


def once(rows: Sequence[Row]) -> list[int]:
    """Those of the other record that the kept one says too."""
    kept = {row[2:] for row in rows if row.is_kept}
    return [row.id for row in rows if not row.is_kept and row[2:] in kept]


def in_a_row(rows: Sequence[Row], *, may_end: bool) -> Laid:
    """Where no two may share a day. `may_end`: an open one ends the day before the next begins."""
    goes = once(rows)
    stand = sorted((row for row in rows if row.id not in goes), key=_first_day)
    days, clashes = {}, []
    for one, other in pairwise(stand):
        if not _meet(one, other):
            continue
        if may_end and one.ends_on is None and one.starts_on < other.starts_on:
            days[one.id] = (one.starts_on, other.starts_on - DAY)
        else:
            clashes.append((one, other))
    return Laid(goes, days, clashes)


def one_a_day(rows: Sequence[Row]) -> Laid:
    """Where no two may begin on one day."""
    goes = once(rows)
    stand = sorted((row for row in rows if row.id not in goes), key=_first_day)
    clashes = [(one, two) for one, two in pairwise(stand) if one.starts_on == two.starts_on]
    return Laid(goes, {}, clashes)


def as_one(rows: Sequence[Row]) -> Laid:
    """Where those that share a day are one, from the first day of any to the last of any."""
    goes, days = [], {}
    for chain in _chains(sorted(rows, key=_first_day)):
        stays = next((row for row in chain if row.is_kept), chain[0])
        goes += [row.id for row in chain if row is not stays]
        span = (chain[0].starts_on, _last_day(chain))
        if span != (stays.starts_on, stays.ends_on):
            days[stays.id] = span
    return Laid(goes, days, [])


def _chains(rows):
    chains = []
    for row in rows:
        if chains and _reaches(_last_day(chains[-1]), row.starts_on):
            chains[-1].append(row)
        else:
            chains.append([row])
    return chains


def _last_day(rows):
    return None if any(row.ends_on is None for row in rows) else max(row.ends_on for row in rows)


def _meet(one, other):
    return _reaches(one.ends_on, other.starts_on)


def _reaches(last_day, day):
    return last_day is None or last_day >= day


def _first_day(row):
    return row.starts_on
