"""Generated forces at the sizes that published figures suggest. The same each time.

About 5,600 people a force; for each person 1.25 allocations and 4.2 accreditations.
"""

import random
from datetime import date, timedelta

from django.db import transaction

from capability.actions import bulk
from capability.models import (
    Accreditation,
    Case,
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    CaseGroup,
    Force,
    Part,
    Person,
    Posting,
    Requirement,
    Scheme,
    SchemeVersion,
    Service,
    Unit,
    UnitEdge,
)

PEOPLE_A_FORCE = 5_600
PREFIX = "F"
BEGIN = date(2015, 1, 1)
DAYS = (date(2026, 11, 1) - BEGIN).days
UNITS = 60
HOLDERS = 0.09
# How far a case holder has come: none, PIP2 course, PIP2, SSAIDP course, SSAIDP.
GRADES = (25, 25, 25, 10, 15)
SHARE_CLOSED = 0.3


def generate(people):
    dice = random.Random(people)  # noqa: S311 data, not secrets
    forces = max(1, round(people / PEOPLE_A_FORCE))
    for number in range(forces):
        a_force(f"{PREFIX}{number:02}", people // forces, dice)


def forces():
    """Those of that size, without what other rows of the table add."""
    return Force.objects.filter(code__startswith=PREFIX)


@transaction.atomic
def a_force(code, size, dice):
    force = Force.objects.create(code=code, name=f"Force {code}")
    units = _units(force)
    people = _people(force, size, units, dice)
    _accreditations(force, people, dice)
    holders = dice.sample(people, int(len(people) * HOLDERS))
    _cases(force, holders, int(size * 1.25), dice)
    _requirements(force)
    return force


def _units(force):
    root = Unit.objects.create(force=force, code=force.code, name=force.name, is_root=True)
    rows = [(force.pk, f"{force.code}-{n}", f"Unit {n}", "team") for n in range(UNITS)]
    units = bulk.insert(Unit, ("force", "code", "name", "kind"), rows)
    bulk.insert(UnitEdge, ("force", "unit", "parent"), [(force.pk, u, root.pk) for u in units])
    return units


def _people(force, size, units, dice):
    names = [(force.pk, f"R{n}", str(n), f"Name{n}", f"name{n}", "Sam", "sam") for n in range(size)]
    fields = ("force", "person_ref", "number", "surname", "surname_key", "forename", "forename_key")
    people = bulk.insert(Person, fields, names)
    joined = [(force.pk, person, _day(dice, DAYS // 2)) for person in people]
    bulk.insert(Service, ("force", "person", "joined_on"), joined)
    posted = [(*row[:2], dice.choice(units), row[2], "people") for row in joined]
    bulk.insert(Posting, ("force", "person", "unit", "starts_on", "source"), posted)
    return people


def _accreditations(force, people, dice):
    version = {v.scheme.code: v for v in SchemeVersion.objects.select_related("scheme")}
    rows = []
    for person in people:
        grade = dice.choices("ABCDE", GRADES)[0]
        wanted = [("PIP1", True), ("PST", True), ("PST", True)]
        wanted += [("PIP2", grade in "CDE")] * (grade in "BCDE")
        wanted += [("SSAIDP", grade == "E")] * (grade in "DE")
        rows += [_cycle(force, person, version[code], done, dice) for code, done in wanted]
    fields = ("force", "person", "scheme", "version", "course_completed_on", "awarded_on")
    bulk.insert(Accreditation, fields, rows)


def _cycle(force, person, version, is_awarded, dice):
    course = _day(dice, DAYS - 400)
    awarded = course + timedelta(days=dice.randrange(400)) if is_awarded else None
    return (force.pk, person, version.scheme_id, version.pk, course, awarded)


def _cases(force, holders, count, dice):
    codes = CaseCategory.objects.filter(force=None)
    categories = dict(codes.values_list("code", "pk"))
    references = [(force.pk, f"{force.code}/{n}", _closed(dice)) for n in range(count)]
    cases = bulk.insert(Case, ("force", "reference", "closed_on"), references)
    kinds = [dice.choice(list(categories.values())) for _ in cases]
    classified = [(force.pk, case, kind) for case, kind in zip(cases, kinds, strict=True)]
    bulk.insert(CaseClassification, ("force", "case", "category"), classified)
    held = [(force.pk, case, dice.choice(holders), Part.OIC, _day(dice, DAYS)) for case in cases]
    bulk.insert(CaseAllocation, ("force", "case", "person", "part", "starts_on"), held)


def _requirements(force):
    """One of the force's own beside the national minimum."""
    Requirement.objects.create(
        force=force,
        scheme=Scheme.objects.get(code="ABE", force=None),
        case_group=CaseGroup.objects.get(code="RAPE_ALL", force=None),
        part=Part.OIC,
        starts_on=BEGIN,
        source="our default",
    )


def _closed(dice):
    return _day(dice, DAYS) if dice.random() < SHARE_CLOSED else None


def _day(dice, span):
    return BEGIN + timedelta(days=dice.randrange(span))
