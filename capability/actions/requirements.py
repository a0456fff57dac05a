"""What a force or a unit requires beside the national minimum."""

from collections.abc import Mapping
from datetime import date
from itertools import chain, count
from typing import NamedTuple

from django.db import transaction

from capability.actions.rows import set_changed
from capability.actions.verdicts import Verdict, rejected
from capability.models import CaseCategory, CaseGroup, CaseGroupMember, Level, Requirement

IDENTITY = ("level", "unit_id", "scheme_id", "role_id", "case_group_id", "part", "starts_on")
TERMS = ("enforcement", "ends_on", "grace_days")


class RequirementFacts(NamedTuple):
    """Ids of what is required by whom, and of TERMS those that are said."""

    scheme: int
    starts_on: date
    role: int | None = None
    case_group: int | None = None
    part: str = ""
    level: str = Level.FORCE
    unit: int | None = None
    terms: Mapping = {}


@transaction.atomic
def record(force, facts):
    """Make or change a force's own requirements; one verdict a fact."""
    known = {
        tuple(getattr(row, name) for name in IDENTITY): row
        for row in Requirement.objects.filter(force=force, oldest_version=None)
    }
    return [_record(force, fact, known) for fact in facts]


def groups_of_one(force, categories):
    """Groups that hold one category and always did, by the category's id; made where needed."""
    members = CaseGroupMember.objects.filter(group__force=force).values_list(
        "group_id", "category_id", "starts_on", "ends_on"
    )
    held = {}
    for group, *member in members:
        held.setdefault(group, []).append(tuple(member))
    groups = {
        member[0][0]: group
        for group, member in held.items()
        if len(member) == 1 and member[0][1:] == (None, None)
    }
    for category in CaseCategory.objects.filter(pk__in=set(categories) - groups.keys()):
        groups[category.pk] = _group_of_one(force, category).pk
    return groups


def _group_of_one(force, category):
    taken = {code.upper() for code in CaseGroup.objects.of(force).values_list("code", flat=True)}
    codes = chain([category.code], (f"{category.code[:34]}-{number}" for number in count(2)))
    code = next(code for code in codes if code.upper() not in taken)
    group = CaseGroup.objects.create(force=force, code=code, name=category.name)
    CaseGroupMember.objects.create(group=group, category=category)
    return group


def _record(force, fact, known):
    scheme, starts_on, role, case_group, part, level, unit, terms = fact
    key = (level, unit, scheme, role, case_group, part, starts_on)
    row = known.get(key) or Requirement(force=force, **dict(zip(IDENTITY, key, strict=True)))
    ends_on = terms.get("ends_on", row.ends_on)
    if ends_on and ends_on < starts_on:
        return rejected("ends_on", "It ends before it starts.", "Correct one of the two days.")
    changed = set_changed(row, terms)
    known[key] = row
    if row.pk is None:
        row.save()
        return Verdict("created")
    return Verdict("changed" if changed else "unchanged")
