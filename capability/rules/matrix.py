"""A team as people and schemes: what a cell says, which rows are asked for, what a column comes to.

Whoever is required to hold a scheme either holds it or is short of it, and nobody else is counted:
so the lines under the matrix are sums of its cells.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from capability.rules.states import GOOD, State
from capability.rules.words import day


class Cell(NamedTuple):
    """One person in one scheme on a day.

    `until` is the day that belongs to the state; `record` is the accreditation that the state is
    of, `gap` the open gap, each by what the reader knows it by.
    """

    scheme: str
    state: State = State.NOT_STARTED
    until: date | None = None
    by_role: bool = False
    by_case: bool = False
    is_held: bool = False
    record: UUID | None = None
    gap: UUID | None = None

    @property
    def is_required(self):
        return self.by_role or self.by_case

    @property
    def is_short(self):
        return self.is_required and not self.is_held

    @property
    def is_empty(self):
        return self.state is State.NOT_STARTED and not self.is_required

    @property
    def need(self):
        """Of whoever is required to hold it: held or short."""
        return ("short" if self.is_short else "held") if self.is_required else ""

    @property
    def required_by(self):
        if self.by_role and self.by_case:
            return "role and case"
        return ("role" if self.by_role else "case") if self.is_required else ""

    @property
    def when(self):
        """The day, with the word that says what it is in that state."""
        if self.until is None:
            return ""
        return f"{_BEFORE.get(self.state, '')} {short_day(self.until)}".strip()

    @property
    def told(self):
        """What stands under the state."""
        required = f"by {self.required_by}" if self.is_required else ""
        return ", ".join(filter(None, (self.when, required, self.note)))

    @property
    def note(self):
        """Where holding it is not what the state alone would say."""
        if self.is_required and self.is_held and self.state not in GOOD:
            return "counts by what is held instead"
        if self.is_short and self.state in GOOD:
            return "older version than is accepted"
        return ""


class Wanted(NamedTuple):
    """Which people are asked for; what is empty narrows nothing."""

    states: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    need: str = ""

    def takes(self, role: str, cells: Iterable[Cell]) -> bool:
        """Some one cell is in the states and of the need; without cells, neither can be."""
        if self.roles and role not in self.roles:
            return False
        if not self.states and not self.need:
            return True
        return any(self._fits(cell) for cell in cells)

    def _fits(self, cell):
        is_of_need = {"": True, "required": cell.is_required}.get(self.need, cell.need == self.need)
        return is_of_need and (not self.states or cell.state in self.states)


class Line(NamedTuple):
    """What one column comes to."""

    held: int
    short: int

    @property
    def required(self):
        return self.held + self.short


def lines(schemes: Sequence[str], cells: Iterable[Cell]) -> dict[str, Line]:
    """By scheme, in that order."""
    found = Counter((cell.scheme, cell.need) for cell in cells)
    return {one: Line(found[one, "held"], found[one, "short"]) for one in schemes}


def short_day(value: date) -> str:
    """3 Mar 2028"""
    return f"{value.day} {value:%b %Y}"


def sentence(where: str, rows: Sequence[Sequence[Cell]], *, on: date) -> str:
    """How the team stands: of each person the cells."""
    if not rows:
        return f"Nobody in your reach is posted in {where} on {day(on)}."
    people = "1 person" if len(rows) == 1 else f"{len(rows)} people"
    of = f"{people} posted in {where}"
    asked = sum(any(cell.is_required for cell in row) for row in rows)
    short = sum(any(cell.is_short for cell in row) for row in rows)
    if not asked:
        return f"Nothing is required of the {of} by a role or a case, on {day(on)}."
    who = f"{short} of {of} {'is' if short == 1 else 'are'}" if short else f"Nobody of the {of} is"
    return f"{who} short of what a role or a case requires, on {day(on)}."


_BEFORE = {
    State.CURRENT: "to",
    State.DUE: "by",
    State.SUSPENDED: "to",
    State.PORTFOLIO_OPEN: "portfolio due",
    State.PORTFOLIO_OVERDUE: "since",
    State.COURSE_COMPLETE: "on",
    State.LAPSED_RENEWABLE: "after",
    State.LAPSED: "after",
    State.REVOKED: "on",
}
# Which day of a record belongs to the state.
DAY_OF = {
    State.CURRENT: "valid_to",
    State.DUE: "valid_to",
    State.SUSPENDED: "suspended_to",
    State.PORTFOLIO_OPEN: "portfolio_due_on",
    State.PORTFOLIO_OVERDUE: "portfolio_due_on",
    State.COURSE_COMPLETE: "course_completed_on",
    State.LAPSED_RENEWABLE: "valid_to",
    State.LAPSED: "valid_to",
    State.REVOKED: "revoked_on",
}
