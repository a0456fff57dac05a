"""A line of the table, and how it is measured."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from config.bench import memory

MOST_ROUNDS, LEAST_ROUNDS = 7, 3
ENOUGH_SECONDS = 60
COLUMNS = ("name", "ours", "floor", "ratio", "bar", "met")


def _nothing():
    return 0


def _no_clause(_measured):
    return {}


@dataclass(frozen=True)
class Row:
    """What is measured, against what, and how much dearer ours may be.

    `prepare` runs once, unmeasured. `check` fails where both do not do the same, and says how many
    rows they deal with. `ours` and `floor` take turns and return seconds. `clauses` are what else
    the bar asks, by name, of what was measured.
    """

    name: str
    bar: float
    ours: Callable
    floor: Callable
    prepare: Callable = _nothing
    check: Callable = _nothing
    clauses: Callable = _no_clause
    rounds: int = MOST_ROUNDS


@dataclass
class Measured:
    """Medians, in seconds; `peak` is this process's memory in megabytes, without PostgreSQL's."""

    row: Row
    ours: float
    floor: float
    peak: float
    rows: int
    clauses: dict[str, bool] = field(init=False)

    def __post_init__(self):
        self.clauses = self.row.clauses(self)

    @property
    def ratio(self):
        return self.ours / self.floor

    @property
    def met(self):
        return self.ratio <= self.row.bar and all(self.clauses.values())

    def as_dict(self):
        return {
            "name": self.row.name,
            "ours": round(self.ours, 6),
            "floor": round(self.floor, 6),
            "ratio": round(self.ratio, 2),
            "bar": self.row.bar,
            "met": self.met,
        }


def measure(row):
    """Rounds in turn: as many as the row asks, fewer where each takes long."""
    row.prepare()
    rows = row.check()
    ours, floor = [], []
    memory.forget()
    began = time.monotonic()
    while _goes_on(row, len(ours), time.monotonic() - began):
        floor.append(row.floor())
        ours.append(row.ours())
    return Measured(row, statistics.median(ours), statistics.median(floor), memory.peak(), rows)


def timed(work, per=1):
    """The work as one that returns its seconds, or those for one of so many."""

    def run():
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) / per

    return run


def _goes_on(row, done, seconds):
    if done < min(row.rounds, LEAST_ROUNDS):
        return True
    return done < row.rounds and seconds < ENOUGH_SECONDS
