"""Who heads the units and how many posts these have, a few mistakes, and cases that nobody has:
in a tray, or under names that fit nobody."""

import csv
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from capability.actions import accreditations, bulk, trays
from capability.actions.cases import CaseFacts
from capability.actions.ledger import Statement
from capability.actions.trays import TrayFacts
from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.models import EstablishmentPost, Feed, Gap, Person, UnitHead
from capability.rules.allocations import Days
from config.demo.days import ago, part_way

HEADS = ("DI", "Insp", "DS", "PS")
_CATEGORY = "19C"
_TRAY, _IN_TRAY = "RASSO ALLOCATIONS TRAY", 3
_MISTAKES = 2
_SHORT_OF_PEOPLE, _MORE, _MORE_FOR_THEM, _FUNDED_SINCE = "RASSO", 1.12, 1.6, 400
_COLUMNS = ("case_reference", "case_category", "part", "starts_on", "surname", "number")
# Two of one name and one of another.
_UNKNOWN = (("Quillfeather", "9990"), ("Quillfeather", "9990"), ("Ossington", "9991"))


def oversee(force, plan, codes, *, on):
    ids = dict(Person.objects.filter(force=force).values_list("person_ref", "pk"))
    appoint(force, plan, codes, ids)
    _fund(force, plan, codes, on)
    _mistake(force, plan, codes, ids)
    _enter_late(force)
    _leave_in_a_tray(force, codes, on)


def appoint(force, plan, codes, ids):
    """The most senior of those in each unit and under it, since they are in post: a command has
    nobody of its own, and the force none above an inspector.
    """
    known = [one for one in plan.people if one.ref in ids and not one.has_left]
    serving = [one for one in known if one.post.rank in HEADS]
    units = codes.units | {"": force.root_unit.pk}
    parents = {"": None} | {unit.code: unit.parent for unit in plan.tree.units}
    heads = {}
    for one in sorted(serving, key=partial(_seniority, _short_of_people(plan))):
        unit = one.post.unit
        while unit is not None:
            heads.setdefault(unit, one)
            unit = parents[unit]
    rows = [(force.pk, units[unit], ids[one.ref], one.in_post_since) for unit, one in heads.items()]
    bulk.insert(UnitHead, ("force", "unit", "person", "starts_on"), rows)


def _seniority(short, person):
    """The higher rank first, and of one rank who has had the post for longest; but those of a unit
    short of people last, so that whoever looks for help above it is told of another than its head.
    """
    in_short = person.post.unit in short
    return HEADS.index(person.post.rank), in_short, person.in_post_since, person.ref


def _short_of_people(plan):
    return {unit.code for unit in plan.tree.units if unit.specialism == _SHORT_OF_PEOPLE}


def _fund(force, plan, codes, on):
    """Somewhat more posts than were ever filled, and for the specialists many more."""
    specialist = _short_of_people(plan)
    filled = Counter((post.unit, post.role) for post in plan.tree.posts)
    rows = [
        (
            *(force.pk, codes.units[unit], codes.roles[role]),
            round(number * (_MORE_FOR_THEM if unit in specialist else _MORE)),
            ago(on, _FUNDED_SINCE),
        )
        for (unit, role), number in filled.items()
    ]
    bulk.insert(EstablishmentPost, ("force", "unit", "role", "posts", "starts_on"), rows)


def _mistake(force, plan, codes, ids):
    """A few awards that were typed in with a day before their courses."""
    able = [
        one for one in plan.people if one.post.rank == "DC" and one.years > 1 and one.ref in ids
    ]
    statements = []
    for person in able[:_MISTAKES]:
        awarded_on, course = (part_way(person.joined_on, person.until, x) for x in (0.5, 0.6))
        said = {"course_completed_on": course, "awarded_on": awarded_on}
        statements.append(Statement(ids[person.ref], codes.schemes["IQA"], said))
    accreditations.record(force, statements)


def _enter_late(force):
    """An award that nobody had entered when its lack was flagged."""
    flagged = Gap.objects.still_open().filter(force=force, requirement__scheme__code="PST")
    for gap in flagged.order_by("opened_on", "pk")[:1]:
        said = dict.fromkeys(("course_completed_on", "awarded_on"), ago(gap.opened_on, 4))
        accreditations.record(force, [Statement(gap.person_id, gap.requirement.scheme_id, said)])


def _leave_in_a_tray(force, codes, on):
    facts = []
    for number, days in zip(range(1, _IN_TRAY + 1), (60, 25, 8), strict=True):
        since = on - timedelta(days=days)
        case = CaseFacts(_reference(on, number), codes.categories[_CATEGORY], since)
        facts.append(TrayFacts(_TRAY, "OIC", Days(since, None), case))
    trays.record(force, facts, as_at=on)


def bring_in_what_fits_nobody(force, *, on):
    """As a file, so that the rows wait where a clerk finds them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case holders.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(_COLUMNS)
            writer.writerows(_unknown(on))
        source = pipeline.Source(str(path), Feed.ALLOCATIONS, Profile())
        pipeline.run(source, force=force, as_at=on)


def _unknown(on):
    for number, who in enumerate(_UNKNOWN, start=_IN_TRAY + 1):
        since = on - timedelta(days=10 * number)
        yield _reference(on, number), _CATEGORY, "OIC", f"{since}", *who


def _reference(on, number):
    return f"{on:%y}/9{number:03}"
