"""A unit with all under it as a picture: how far its people are, what lapses, what hangs on one."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Case, F, Value, When

from capability.checks import CHECKS
from capability.checks.called_out import RESPONSE
from capability.checks.scope import of_one
from capability.models import Accreditation, Person, Unit, User
from capability.reports.case_holders import CaseHolders
from capability.reports.required import RequiredReport
from capability.reports.response_pool import ResponsePool
from capability.rules.grades import Grade
from capability.rules.months import months_ahead
from capability.rules.pictures import bars, columns
from capability.rules.states import GOOD, IN_TRAINING

MONTHS = 12
STRENGTH, COVER = CHECKS["unit-under-strength"], CHECKS["response-cover-short"]


class Cover(NamedTuple):
    """Of those required to hold a scheme: how many do, and how many are on the way to it."""

    code: str
    name: str
    required: int
    held: int
    in_training: int

    @property
    def short(self):
        return self.required - self.held

    @property
    def bars(self):
        begun = self.short - self.in_training
        return bars([("held", self.held), ("begun", self.in_training), ("none", begun)])


class Lone(NamedTuple):
    """A scheme that one person of the team holds, or none of those of whom it is required.

    `met` of these hold it as required; `holders` have an award of it, be it required or not.
    """

    code: str
    name: str
    required: int
    met: int
    holders: int


@dataclass(frozen=True)
class TeamPicture:
    """On a day, as far as the user sees people and gaps; of the tree and the postings of then."""

    user: User
    unit: Unit
    on: date

    @cached_property
    def scope(self):
        """To ask first whether there are equivalences costs a team more than to look."""
        return of_one(self.unit.force, on=self.on)

    @cached_property
    def grades(self):
        """How far the holders of cases are."""
        people = Person.objects.standing_in(self.unit, on=self.on)
        report = CaseHolders(self.user, self.on, people=people, known_scopes=[self.scope])
        found = report.by_grade()
        return bars([(grade, found[grade]) for grade in Grade])

    @property
    def duties(self):
        """Cases held and what each requires, one by one."""
        return sum(bar.count for bar in self.grades)

    @property
    def complete(self):
        return sum(bar.count for bar in self.grades if bar.of == Grade.E)

    @cached_property
    def coverage(self):
        """In the order of the schemes' codes."""
        rows = self._required
        short = (row for row in rows if not row.is_held)
        begun = Counter(
            row.scheme for row in short if (row.person, row.scheme) in self._in_training
        )
        required = Counter((row.code, row.name, row.scheme) for row in rows)
        held = Counter(row.scheme for row in rows if row.is_held)
        return [
            Cover(code, name, required[code, name, pk], held[pk], begun[pk])
            for code, name, pk in sorted(required)
        ]

    @property
    def required(self):
        return sum(cover.required for cover in self.coverage)

    @property
    def held(self):
        return sum(cover.held for cover in self.coverage)

    @cached_property
    def lapsing(self):
        """What lapses unless it is renewed, by month from the day on: columns of (first, last)."""
        days = (row["valid_to"] for row in self._awards)
        found = Counter(day.replace(day=1) for day in days if day)
        months = months_ahead(self.on, MONTHS)
        return columns([(days, found[days[0].replace(day=1)]) for days in months])

    @property
    def until(self):
        return self.lapsing[-1].of[1]

    @property
    def lapses(self):
        return sum(column.count for column in self.lapsing)

    @cached_property
    def lone(self):
        """What hangs on one person, or on nobody: what is required of most people first."""
        required, met, holders = Counter(), defaultdict(set), defaultdict(set)
        for row in self._required:
            required[row.code, row.name] += 1
            if row.is_held:
                met[row.code, row.name].add(row.person)
        for row in self._awards:
            holders[row["code"], row["name"]].add(row["person_id"])
        found = [
            Lone(*scheme, required[scheme], len(met[scheme]), len(holders[scheme]))
            for scheme in {*required, *holders}
            if len(met[scheme] | holders[scheme]) == 1 or (required[scheme] and not met[scheme])
        ]
        return sorted(found, key=lambda one: (-one.required, one.code))

    @cached_property
    def strength(self):
        """Of each unit with funded posts, the weakest first: how much of them is filled by people
        who are there.
        """
        counted = STRENGTH.counted(self.scope, on=self.on).filter(pk__in=self._units.values("pk"))
        lines = [
            {"unit": unit, "share": int(100 * unit.effective / unit.posts)}
            for unit in counted.order_by("name", "code")
        ]
        return sorted(lines, key=lambda line: line["share"])

    @cached_property
    def shifts(self):
        """Those that begin that day in the unit or under it, with who is there to respond."""
        counted = COVER.counted(self.scope, on=self.on).filter(unit__in=self._units.values("pk"))
        ordered = counted.select_related("unit").order_by("unit__name", "begins_at", "pk")
        return list(ordered)

    @cached_property
    def call_outs(self):
        trained = {row["person_id"] for row in self._awards if row["code"] in RESPONSE}
        return ResponsePool(self.user, self.unit, self.on, frozenset(trained))

    def there(self, shift):
        """The people who are counted in one of the shifts, as far as the user sees them."""
        postings = COVER.postings(self.scope, shift, on=self.on)
        return Person.objects.visible_to(self.user).filter(pk__in=postings.values("person"))

    @cached_property
    def _required(self):
        return RequiredReport(self.user, self.scope, self.unit).rows(self.on)

    @property
    def _units(self):
        return Unit.objects.visible_to(self.user).below([self.unit], on=self.on)

    @property
    def _awards(self):
        """Those of people in service that are good."""
        return (row for row in self._cycles if row["is_serving"] and row["state"] in GOOD)

    @cached_property
    def _in_training(self):
        return {
            (row["person_id"], row["scheme_id"])
            for row in self._cycles
            if row["state"] in IN_TRAINING
        }

    @cached_property
    def _cycles(self):
        """The one that counts of each person in each scheme; whoever has left may be required to
        hold something too, by a case.
        """
        people = Person.objects.visible_to(self.user).standing_in(self.unit, on=self.on)
        records = Accreditation.objects.filter(
            force=self.unit.force_id, person__in=people.order_by().values("pk")
        )
        serving = Person.objects.filter(force=self.unit.force_id).serving(on=self.on)
        in_service = When(person__in=serving.order_by().values("pk"), then=Value(True))
        best = records.with_state(on=self.on).best()
        return list(
            best.values(
                *("person_id", "scheme_id", "state", "valid_to"),
                code=F("scheme__code"),
                name=F("scheme__name"),
                is_serving=Case(in_service, default=Value(False)),
            )
        )
