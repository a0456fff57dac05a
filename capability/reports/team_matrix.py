"""People of a unit against the schemes that their roles and their cases require, on a day.

The requirements, and who is short of them, are those that S-01 and S-02 read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from capability.checks.scope import of_one
from capability.models import Scheme, Unit, User
from capability.reports import team_facts
from capability.reports.people import PeopleReport
from capability.reports.required import RequiredReport
from capability.rules.matrix import DAY_OF, Cell, Wanted, lines, sentence
from capability.rules.states import State


class Row(NamedTuple):
    """A person (a row of reports.people) with a cell for each scheme."""

    person: dict
    cells: list[Cell]
    cases: team_facts.Cases


@dataclass(frozen=True)
class TeamMatrix:
    """Of the people posted in the unit on the day whom the user may see; `is_whole`: or under it.

    `schemes` (codes) narrow the columns and `wanted` the rows. The lines are sums of all rows.
    """

    user: User
    unit: Unit
    on: date
    is_whole: bool = False
    schemes: Sequence[str] = ()
    wanted: Wanted = field(default_factory=Wanted)

    @cached_property
    def people(self):
        """Everybody posted there by id, in the order of the list."""
        report = PeopleReport(self.user, self.on)
        posted = team_facts.posted(self.user, self.unit, on=self.on, is_whole=self.is_whole)
        order = report.orderings.get("surname", [report.key])
        return report.filled_by_pk(report.listed(posted).order_by(*order))

    @cached_property
    def known(self):
        """Every scheme that is required of any of them."""
        needed = {scheme for _person, scheme in self._needed}
        return list(Scheme.objects.filter(pk__in=needed).order_by("code", "pk")) if needed else []

    @property
    def roles(self):
        """Those of everybody there."""
        return sorted({person["role_code"] for person in self.people.values()} - {None})

    @cached_property
    def columns(self):
        """The schemes shown."""
        return [one for one in self.known if not self.schemes or one.code in self.schemes]

    @cached_property
    def everybody(self):
        """A row a person, in the columns shown."""
        cases = team_facts.cases(self._scope, on=self.on) if self.people else {}
        return [
            Row(person, [self._cell(pk, scheme) for scheme in self.columns], cases[pk])
            for pk, person in self.people.items()
        ]

    @cached_property
    def rows(self):
        """Those wanted."""
        takes = self.wanted.takes
        return [row for row in self.everybody if takes(row.person["role_code"], row.cells)]

    @cached_property
    def lines(self):
        codes = [scheme.code for scheme in self.columns]
        return lines(codes, (cell for row in self.rows for cell in row.cells))

    @property
    def feet(self):
        """The lines under the matrix, each with its count of every scheme."""
        return [
            (need, [(scheme, getattr(line, need)) for scheme, line in self.lines.items()])
            for need in ("required", "held", "short")
        ]

    @property
    def sentence(self):
        """How everybody there stands, in the columns shown."""
        where = f"{self.unit.name} and the units under it" if self.is_whole else self.unit.name
        return sentence(where, [row.cells for row in self.everybody], on=self.on)

    def _cell(self, person, scheme):
        place = person, scheme.pk
        facts = {}
        if record := self._records.get(place):
            state = State(record["state"])
            until = record.get(DAY_OF.get(state))
            facts = {"state": state, "until": until, "record": record["identity"]}
        if needed := self._needed.get(place):
            facts |= {name: getattr(needed, name) for name in ("by_role", "by_case", "is_held")}
            facts["gap"] = self._gaps.get(place)
        return Cell(scheme.code, **facts)

    @cached_property
    def _scope(self):
        return replace(of_one(self.unit.force, on=self.on), people=tuple(self.people))

    @cached_property
    def _needed(self):
        """By person and scheme, what is required."""
        rows = RequiredReport(self.user, self._scope).rows(self.on) if self.people else []
        return {(row.person, row.scheme): row for row in rows}

    @cached_property
    def _records(self):
        schemes = [scheme.pk for scheme in self.columns]
        return team_facts.records(self._scope, schemes, self.user, on=self.on)

    @cached_property
    def _gaps(self):
        return team_facts.gaps(self._scope, self.user, on=self.on)
