"""Generated forces at the sizes that published figures suggest. The same each time.

About 5,600 people a force. Each is a transaction of its own, copied into staging tables and
inserted from there with its history, as a load is: what is measured on it has the same rows behind
it as a register in use, and a view of what was known then has something to read.
"""

import random
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context

from django.db import connection, transaction

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
from training.models import CpdEntry, CpdSource, Kind

PEOPLE_A_FORCE = 5_600
# Of the whole country, and so for each of its people.
PEOPLE, ACCREDITATIONS, ALLOCATIONS, CPD_ENTRIES = 240_000, 1_000_000, 300_000, 7_500_000
AT_A_TIME = 2
PREFIX = "F"
BEGIN = date(2015, 1, 1)
DAYS = (date(2026, 11, 1) - BEGIN).days
UNITS = 60
HOLDERS = 0.09
# How far a case holder has come: none, PIP2 course, PIP2, SSAIDP course, SSAIDP.
GRADES = (25, 25, 25, 10, 15)
SHARE_CLOSED = 0.3
SHARE_OWN = 0.25


def generate(people):
    """Two forces at a time, each in a process that makes a connection of its own."""
    forces = max(1, round(people / PEOPLE_A_FORCE))
    connection.close()
    with ProcessPoolExecutor(AT_A_TIME, mp_context=get_context("fork")) as pool:
        list(pool.map(partial(_numbered, people, forces), range(forces)))


def _numbered(people, forces, number):
    code = f"{PREFIX}{number:02}"
    dice = random.Random(f"{people} {code}")  # noqa: S311 data, not secrets
    a_force(code, _share(people, number, forces), dice)


def _share(total, number, parts):
    """Of the parts, which differ by one at most and add up to the total."""
    return total * (number + 1) // parts - total * number // parts


def forces():
    """Those of that size, without what other rows of the table add."""
    return Force.objects.filter(code__startswith=PREFIX)


@transaction.atomic
def a_force(code, size, dice, with_cpd=True):
    force, people = a_force_of_people(code, size, dice)
    _accreditations(force, people, size * ACCREDITATIONS // PEOPLE, dice)
    holders = dice.sample(people, int(len(people) * HOLDERS))
    _cases(force, holders, size * ALLOCATIONS // PEOPLE, dice)
    _requirements(force)
    if with_cpd:
        _cpd(force, people, size * CPD_ENTRIES // PEOPLE, dice)
    return force


@transaction.atomic
def a_force_of_people(code, size, dice):
    """Posted to its units, and nothing else on record; with their ids."""
    force = Force.objects.create(code=code, name=f"Force {code}")
    return force, _people(force, size, _units(force), dice)


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


def _accreditations(force, people, count, dice):
    """Each person's, and of the safety training as many more as make up the count."""
    version = {v.scheme.code: v for v in SchemeVersion.objects.select_related("scheme")}
    rows = []
    for person in people:
        grade = dice.choices("ABCDE", GRADES)[0]
        wanted = [("PIP1", True), ("PST", True), ("PST", True)]
        wanted += [("PIP2", grade in "CDE")] * (grade in "BCDE")
        wanted += [("SSAIDP", grade == "E")] * (grade in "DE")
        rows += [_cycle(force, person, version[code], done, dice) for code, done in wanted]
    others = dice.choices(people, k=max(0, count - len(rows)))
    rows += [_cycle(force, person, version["PST"], True, dice) for person in others]
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


def _cpd(force, people, count, dice):
    """Of the last three years, as good as evenly over the people."""
    last, years, kinds = BEGIN + timedelta(days=DAYS), timedelta(days=3 * 365).days, Kind.values
    rows = (
        (
            force.pk,
            people[number % len(people)],
            f"Talk {number // len(people)}",
            last - timedelta(days=int(dice.random() * years)),
            1 + int(dice.random() * 7),
            kinds[int(dice.random() * len(kinds))],
            CpdSource.OWN if dice.random() < SHARE_OWN else CpdSource.FEED,
        )
        for number in range(count)
    )
    bulk.insert(CpdEntry, ("force", "person", "title", "done_on", "hours", "kind", "source"), rows)


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
