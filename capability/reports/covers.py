"""Which gaps a dispensation covers on a day: until when, and with what in place instead."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Value
from django.db.models.functions import Concat, Trim

from capability.checks import CHECKS
from capability.models import CaseAllocation, Dispensation
from capability.rules.words import day

KEYS = {"person", "requirement"}


class Cover(NamedTuple):
    """A dispensation in force: `mentor` in words, `mitigation` as it was granted."""

    uuid: UUID
    until: date
    review_on: date
    mentor: str
    mitigation: str

    @property
    def words(self):
        """Without a name, so that whoever may see the gap may read it."""
        reviewed = f"to be reviewed by {day(self.review_on)}"
        return f"Covered by a dispensation until {day(self.until)}, {reviewed}"


def covered(items, *, on):
    """The items, each with the `cover` it has on that day; one query where any may have one."""
    items = list(items)
    asked = [item for item in items if _may_be_covered(item)]
    if not asked:
        return items
    known = _in_force({item.force for item in asked}, on)
    return [_with_cover(item, known) for item in items]


def _may_be_covered(item):
    return KEYS.issubset(CHECKS[item.check].keys)


def _with_cover(item, known):
    if not _may_be_covered(item):
        return item
    about = CHECKS[item.check].named(item.key)
    place = item.force, about["person"], about["requirement"]
    found = [known.get((*place, about.get("allocation"))), known.get((*place, None))]
    covers = [cover for cover in found if cover]
    return replace(item, cover=max(covers, key=lambda one: one.until)) if covers else item


def _in_force(forces, on):
    """By force, person, requirement, and the allocation of its case; None for whatever it asks."""
    own = CaseAllocation.objects.filter(
        force=OuterRef("force"), person=OuterRef("person"), case=OuterRef("case")
    )
    rows = (
        Dispensation.objects.in_force(on=on)
        .filter(force__in=forces)
        .annotate(
            called=Trim(Concat("mentor__forename", Value(" "), "mentor__surname")),
            until=F("ends_on"),
            allocations=ArraySubquery(own.order_by().values("pk")),
        )
        .order_by("ends_on", "pk")
        .values_list(
            *("force", "person", "requirement", "case", "allocations"),
            *("uuid", "until", "review_on", "called", "mitigation"),
        )
    )
    known = {}
    for force, person, requirement, case, allocations, *cover in rows:
        for allocation in allocations if case else [None]:
            known[force, person, requirement, allocation] = Cover(*cover)
    return known
