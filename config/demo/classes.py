"""Who sat together on a course in the past year: people who learnt it did so in a class.

No dice are thrown here: whatever is planned after it stays as it was.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from config.demo.days import DAY, ago, some_days_after
from config.demo.shares import split
from config.demo.timetable import LENGTHS, past_runs

# How many pass one on average, and from how many days back they are gathered into the year: who has
# no portfolio may have learnt it somewhat later than was drawn.
_PASS = {"PIP2": 4, "SSAIDP": 2.5, "RISDP": 5, "FRO": 4}
_FROM = {"PIP2": 360, "SSAIDP": 360, "RISDP": 730, "FRO": 730}
_FEWEST, _MOST = 2, 12
_NEEDS = {"SSAIDP": "PIP2", "FRO": "PIP1"}
# Learnt with it.
_WITH = {"FRO": "RASSO-FR"}
# Time enough in the force to have been nominated, and until a portfolio is judged.
_IN_SERVICE, _UNTIL_AWARD = 100 * DAY, 60 * DAY


@dataclass
class Class:
    """One event of the past; `passed` are certificates, `others` who came to something else."""

    scheme: str
    starts_on: date
    ends_on: date
    passed: list[str] = field(default_factory=list)
    others: list[tuple[str, str, str]] = field(default_factory=list)


class Classes:
    """Of the whole force, with what keeps somebody from being in one."""

    def __init__(self, records, people):
        self.all = []
        self._records = records
        self.people = {one.ref: one for one in people if not one.has_left}
        self._busy = defaultdict(list)
        self._awarded = {}
        for cycle in records.cycles:
            if cycle.awarded_on:
                self._awarded.setdefault((cycle.person, cycle.scheme), cycle.awarded_on)

    def gather(self, *, on):
        """Whoever learnt it of late: in order of the day, in classes as large as each other."""
        moved = {}
        for scheme, length in LENGTHS.items():
            cycles = self._learnt(scheme, on)
            if cycles:
                count = max(min(_FEWEST, len(cycles)), round(len(cycles) / _PASS[scheme]))
                found = [Class(scheme, *run) for run in past_runs(count, length, on=on)]
                self.all += found
                moved |= self._seat(cycles, found)
        cycles = self._records.cycles
        cycles[:] = [_moved(one, moved, on) for one in cycles]
        self.all = [one for one in self.all if one.passed]

    def may_join(self, ref, one):
        """In service by then and since, with what it needs first, and on no other course."""
        joined_on = self.people[ref].services[-1].joined_on
        needs = _NEEDS.get(one.scheme)
        awarded_on = self._awarded.get((ref, needs)) if needs else joined_on
        return (
            joined_on + _IN_SERVICE <= one.starts_on
            and awarded_on is not None
            and awarded_on < one.starts_on
            and not any(_overlap(one, other) for other in self._busy[ref])
        )

    def keep(self, ref, one):
        self._busy[ref].append(one)

    def _learnt(self, scheme, on):
        """A renewal by which no course is begun or completed is left alone."""
        first = ago(on, _FROM[scheme])
        found = [
            one
            for one in self._records.cycles
            if one.scheme == scheme
            and one.course_completed_on > first
            and one.person in self.people
            and not (one.expires_on and one.awarded_on == one.course_completed_on)
        ]
        return sorted(found, key=lambda one: (one.course_completed_on, one.person))

    def _seat(self, cycles, classes):
        """By person, scheme and day: on which day the course ended instead."""
        moved = {}
        wanted = [turn for turn, n in enumerate(split(len(cycles), len(classes))) for _ in range(n)]
        for cycle, turn in zip(cycles, wanted, strict=True):
            in_turn = sorted(classes, key=lambda one: abs(classes.index(one) - turn))
            able = (one for one in in_turn if self._may_pass(cycle, one))
            if one := next(able, None):
                one.passed.append(cycle.certificate)
                self.keep(cycle.person, one)
                for scheme in (cycle.scheme, _WITH.get(cycle.scheme)):
                    moved[cycle.person, scheme, cycle.course_completed_on] = one.ends_on
        return moved

    def _may_pass(self, cycle, one):
        is_in_time = (
            cycle.awarded_on is None
            or cycle.awarded_on == cycle.course_completed_on
            or one.ends_on + _UNTIL_AWARD <= cycle.awarded_on
        )
        return is_in_time and len(one.passed) < _MOST and self.may_join(cycle.person, one)


def _overlap(one, other):
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _moved(cycle, moved, on):
    was = cycle.course_completed_on
    day = moved.get((cycle.person, cycle.scheme, was))
    if day is None:
        return cycle
    days = {"course_completed_on": day}
    if cycle.awarded_on == was:
        days["awarded_on"] = day
    if cycle.portfolio_opened_on:
        days["portfolio_opened_on"] = some_days_after(day, 14, by=cycle.awarded_on or on)
    return cycle._replace(**days)
