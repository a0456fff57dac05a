"""Who holds, on a day, a case that requires a scheme of them, and how far they have come.

A row is one part of one person in one such case (a person-case) and one requirement on it, with
grades A to E: those without a gap too, so that what is held and what is short add up.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from django.db.models import Case, F, Q, QuerySet, Value, When

from capability.access import SEE_GAPS
from capability.checks.duties import case_duties
from capability.checks.grades import graded
from capability.checks.holding import short
from capability.checks.scope import Scope, scopes_of
from capability.models import (
    Accreditation,
    CaseCategory,
    CaseGroup,
    Person,
    Requirement,
    User,
)
from capability.reports.flat import CHUNK, PERSON, whose
from capability.reports.people import PeopleReport
from capability.reports.sight import NAMES, case_identity, row_identity
from capability.rules.grades import Grade
from capability.rules.states import State

# What is counted, and by which column.
UNITS = {"people": "person_id", "cases": "case_id", "person-cases": "pk"}
COLUMNS = (
    *("allocation_uuid", "case_uuid", "case_reference", "force_code", *PERSON.values()),
    *("part", "category_code", "case_group_code", "held_from", "days_held"),
    *("scheme_code", "requirement_uuid", "requirement_level", "enforcement"),
    *("state", "grade", "severity"),
)


@dataclass(frozen=True)
class CaseHolders:
    """`people`, a queryset, `group`, `part`, `grades` and `given_from` narrow.

    What is empty narrows nothing.
    """

    user: User
    on: date
    people: QuerySet | None = None
    group: str = ""
    part: str = ""
    grades: tuple[str, ...] = ()
    given_from: date | None = None
    known_scopes: list[Scope] | None = None

    @property
    def scopes(self):
        """Those of the user's forces; asked for, where whoever asks does not know them."""
        if self.known_scopes is not None:
            return self.known_scopes
        return scopes_of(self.user.reach(SEE_GAPS).every_force, on=self.on)

    def figures(self):
        """People, cases and person-cases, in all and by grade, each with the unit it counts."""
        found = defaultdict(lambda: {unit: set() for unit in UNITS})
        for scope in self.scopes:
            for row in (
                self._held(scope).values(*UNITS.values(), "grade", "is_short").iterator(CHUNK)
            ):
                for of in (found["all"], found[f"grade {_grade(row) or 'none'}"]):
                    for unit, column in UNITS.items():
                        of[unit].add(row[column])
        names = ("all", *(f"grade {grade or 'none'}" for grade in Grade))
        return [
            {"name": name, "unit": unit, "value": len(ids)}
            for name in names
            for unit, ids in found[name].items()
        ]

    def rows(self):
        """A chunk at a time, so that the memory does not grow with the force."""
        for scope in self.scopes:
            rows = self._listed(scope).iterator(CHUNK)
            while chunk := list(islice(rows, CHUNK)):
                yield from self._filled(chunk, scope.force)

    def by_grade(self):
        """How many rows there are of each grade."""
        return Counter(grade for grade, _starts_on in self.graded())

    def graded(self):
        """Of each row the grade, and since when it is held."""
        for scope in self.scopes:
            columns = self._held(scope).values("grade", "is_short", "starts_on")
            for row in columns.iterator(CHUNK):
                yield _grade(row), row["starts_on"]

    def listed(self):
        """Rows that `filled` completes, to be counted and paged; each with its force."""
        return [(scope.force, row) for scope in self.scopes for row in self._listed(scope)]

    def filled(self, listed):
        return [
            row
            for force, some in groupby(listed, key=lambda one: one[0])
            for row in self._filled([row for _force, row in some], force)
        ]

    def _held(self, scope):
        reach = self.user.reach(SEE_GAPS)
        duties = case_duties(scope, on=self.on)
        if scope.force.pk not in reach.forces:
            duties = duties.filter(person__in=Person.objects.within(reach).values("pk"))
        if self.people is not None:
            duties = duties.filter(person__in=self.people.values("pk"))
        if self.given_from:
            duties = duties.filter(starts_on__gte=self.given_from)
        if self.group:
            groups = CaseGroup.objects.filter(code__iexact=self.group)
            duties = duties.filter(case_group_id__in=groups.values("pk"))
        if self.part:
            duties = duties.filter(part=self.part)
        held = _graded(duties, scope, self.on)
        return held.filter(self._of_the_grades()) if self.grades else held

    def _of_the_grades(self):
        short = Q(is_short=True, grade__in=self.grades)
        return short | Q(is_short=False) if Grade.E in self.grades else short

    def _listed(self, scope):
        held = self._held(scope).order_by("pk", "requirement_id")
        return held.values(
            *("person_id", "scheme_id", "requirement_id", "category_id", "case_group_id"),
            *("part", "starts_on", "grade", "severity", "is_short"),
            allocation_uuid=row_identity(self.user),
            case_uuid=case_identity(self.user),
            case_reference=F("case__reference"),
        )

    def _filled(self, chunk, force):
        shown = self._people(row["person_id"] for row in chunk)
        stated = ("uuid", "level", "enforcement", "scheme__code", "case_group__code")
        requirements = _by_id(Requirement, chunk, "requirement_id", *stated)
        categories = _by_id(CaseCategory, chunk, "category_id", "code")
        states = _states(chunk, self.on)
        for row in chunk:
            person, requirement = shown[row["person_id"]], requirements[row["requirement_id"]]
            yield {
                **dict.fromkeys(COLUMNS),
                **whose(person),
                "allocation_uuid": row["allocation_uuid"],
                "case_uuid": row["case_uuid"],
                "case_reference": row["case_reference"] if NAMES[0] in person else None,
                "force_code": force.code,
                "part": row["part"],
                "category_code": categories[row["category_id"]]["code"],
                "case_group_code": requirement["case_group__code"],
                "held_from": row["starts_on"],
                "days_held": (self.on - row["starts_on"]).days + 1,
                "scheme_code": requirement["scheme__code"],
                "requirement_uuid": requirement["uuid"],
                "requirement_level": requirement["level"],
                "enforcement": requirement["enforcement"],
                "state": states.get((row["person_id"], row["scheme_id"]), State.NOT_STARTED),
                "grade": _grade(row),
                "severity": row["severity"] if row["is_short"] else None,
            }

    def _people(self, ids):
        report = PeopleReport(self.user, self.on)
        rows = list(report.listed(Person.objects.filter(pk__in=set(ids))))
        keys = [row["pk"] for row in rows]
        return dict(zip(keys, report.filled(rows), strict=True))


def _graded(duties, scope, on):
    """With the grade of whoever is short, and `is_short`: the same conditions as S-01 has."""
    lacking = short(scope, on=on)
    is_short = Case(When(lacking, then=Value(True)), default=Value(False))
    return graded(duties, scope, on=on).annotate(is_short=is_short)


def _grade(row):
    return row["grade"] if row["is_short"] else Grade.E.value


def _states(chunk, on):
    """The best state of each person in each scheme."""
    records = Accreditation.objects.filter(
        person__in={row["person_id"] for row in chunk},
        scheme__in={row["scheme_id"] for row in chunk},
    )
    best = records.with_state(on=on).best().values_list("person_id", "scheme_id", "state")
    return {(person, scheme): state for person, scheme, state in best}


def _by_id(model, chunk, column, *fields):
    rows = model.objects.filter(pk__in={row[column] for row in chunk}).order_by()
    return {row.pop("pk"): row for row in rows.values("pk", *fields)}
