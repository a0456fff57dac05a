"""What would change if reference data were published: gaps that open, close, or go on anew.

Tried and not foretold: the checks are asked before and after the change itself, on the same day.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from capability.checks import CHECKS
from capability.checks.concerns import bound_by, reading
from capability.checks.scope import scopes_of
from capability.models import CaseAllocation, Person, Unit
from capability.reports.covers import covered
from capability.reports.findings import sources
from capability.reports.gaps import Item, Narrowing
from capability.reports.people import PeopleReport
from capability.reports.sight import NAMES

# What a key names that a change replaces by a new row: ids, and text that has an id in it.
RENAMED = ("requirement", "subject")


class Found(NamedTuple):
    """One gap: of which check, about whom as the user may see them (None: nobody), which case.

    `covered_until` is the last day of a dispensation that is from the terms before alone.
    """

    rule: str
    title: str
    person: dict | None
    case_reference: str
    covered_until: date | None = None


@dataclass
class Team:
    """What would happen in one unit; `goes_on` closes under what is replaced and opens anew."""

    name: str
    opens: list[Found] = field(default_factory=list)
    closes: list[Found] = field(default_factory=list)
    goes_on: list[Found] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What the check of that day would do because of the change, by team."""

    on: date
    teams: list[Team]

    @property
    def opens(self):
        return sum(len(team.opens) for team in self.teams)

    @property
    def closes(self):
        return sum(len(team.closes) for team in self.teams)

    @property
    def goes_on(self):
        return sum(len(team.goes_on) for team in self.teams)

    @property
    def uncovered(self):
        """How many that go on are covered by a dispensation, which does not go on with them."""
        return sum(bool(one.covered_until) for team in self.teams for one in team.goes_on)


class Trial:
    """Looks at the checks that read a table, as the user may see them, until `outcome` is asked.

    With `requirements`, which need not be on record yet, only at those whom one of them concerns.
    """

    def __init__(self, user, force, model, *, on, requirements=None):
        self.user, self.force, self.on = user, force, on
        (self._whole,) = scopes_of([force.pk], on=on)
        self._some = self._whole
        if requirements is not None:
            bound = bound_by(requirements, force, on=on).values_list("pk", flat=True)
            self._some = replace(self._whole, people=tuple(bound))
        self._checks = [CHECKS[code] for code in reading(model) if user.may(CHECKS[code].audience)]
        self._before = self._found()

    def outcome(self, renamed):
        """`renamed` maps the ids of requirements that are new, or subjects, to those in whose place
        they stand.

        What is new altogether stands in the place of 0: the id is another one when it is done anew.
        """
        after = {_as_before(source, renamed): source for source in self._found()}
        kinds = {
            "opens": after.keys() - self._before,
            "closes": self._before - after.keys(),
            "goes_on": {one for one in after.keys() & self._before if after[one] != one},
        }
        return Outcome(self.on, _by_team(kinds, _Names(self, **kinds)))

    def covers(self, found):
        """The last day of the dispensation that covers each of them, where one does."""
        items = (Item(self._whole, code, key) for _force, code, key in found)
        shown = covered(items, on=self.on)
        return {item.source: item.cover.until for item in shown if item.cover}

    def _found(self):
        scopes = {True: self._some, False: self._whole}
        asked = [(scopes[check.is_about_people], check) for check in self._checks]
        return sources(self.user, asked, Narrowing(on=self.on))


def _as_before(source, renamed):
    force, code, _key = source
    former = (renamed.get(pk, pk) if of in RENAMED else pk for of, pk in _about(source).items())
    return force, code, tuple(former)


def _about(source):
    _force, code, key = source
    return CHECKS[code].named(key)


class _Names:
    """What findings are called, read at once for all of them."""

    def __init__(self, trial, opens, closes, goes_on):
        about = [_about(source) for source in (*opens, *closes, *goes_on)]
        people = Person.objects.filter(pk__in={one.get("person") for one in about} - {None})
        self._people = PeopleReport(trial.user, trial.on).by_pk(people)
        held = CaseAllocation.objects.filter(pk__in={one.get("allocation") for one in about})
        self._cases = dict(held.order_by().values_list("pk", "case__reference"))
        units = Unit.objects.filter(pk__in={one.get("unit") for one in about})
        self._units = dict(units.values_list("pk", "name"))
        self._force, self._covers = trial.force, trial.covers(goes_on)

    def told(self, source):
        """The team's name, and what was found."""
        about, check = _about(source), CHECKS[source[1]]
        person = self._people.get(about.get("person"))
        is_named = person is not None and NAMES[0] in person
        case = self._cases.get(about.get("allocation"), "") if is_named else ""
        team = person["unit_name"] if person else self._units.get(about.get("unit"))
        told = Found(check.rule, check.title, person, case, self._covers.get(source))
        return team or str(self._force), told


def _by_team(kinds, names):
    teams = defaultdict(dict)
    for kind, found in kinds.items():
        for team, one in map(names.told, found):
            teams[team].setdefault(kind, []).append(one)
    return [
        Team(name, **{kind: sorted(rows, key=_place) for kind, rows in kinds_of.items()})
        for name, kinds_of in sorted(teams.items())
    ]


def _place(one):
    person = one.person or {}
    who = (person.get("surname"), person.get("forename"), person.get("pseudonym"))
    return one.rule, one.title, *(str(word or "") for word in who), one.case_reference
