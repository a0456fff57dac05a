import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from config.bench import cpd, sweeping

ROUNDS = 7


class Row(NamedTuple):
    """A line of the table: what is measured, against what, and how much dearer ours may be.

    `prepare` runs once, unmeasured; `ours` and `floor` take turns, and must find the same.
    """

    name: str
    bar: float
    prepare: Callable
    ours: Callable
    floor: Callable
    check: Callable


def _cpd(name, page):
    """A page in a force ten times as large as the other."""
    (large, _), (small, _) = cpd.LARGE, cpd.SMALL
    ours, floor = partial(page, large), partial(page, small)
    return Row(name, 1.3, cpd.prepare, ours, floor, cpd.is_alike(page))


ROWS = {
    "sweep": Row(
        "sweep", 2.0, sweeping.prepare, sweeping.ours, sweeping.floor, sweeping.find_the_same
    ),
    "cpd-worklist": _cpd("cpd-worklist", cpd.worklist),
    "cpd-own": _cpd("cpd-own", cpd.own_record),
    "cpd-totals": _cpd("cpd-totals", cpd.totals),
}


def measure(row, rounds=ROUNDS):
    """Medians of rounds in turn: `name ours floor ratio bar met`, times in seconds."""
    row.prepare()
    row.check()
    ours, floor = [], []
    for _ in range(rounds):
        floor.append(_timed(row.floor))
        ours.append(_timed(row.ours))
    ratio = statistics.median(ours) / statistics.median(floor)
    return {
        "name": row.name,
        "ours": round(statistics.median(ours), 4),
        "floor": round(statistics.median(floor), 4),
        "ratio": round(ratio, 2),
        "bar": row.bar,
        "met": ratio <= row.bar,
    }


def _timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
