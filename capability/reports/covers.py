"""Which gaps a dispensation covers on a day: until when, and with what in place instead."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import product
from typing import NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Value
from django.db.models.functions import Coalesce, Concat, Trim

from capability.checks import CHECKS
from capability.models import CaseAllocation, Dispensation, Requirement
from capability.reports.findings import Arm, together
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
    """The items, each with the `cover` it has on that day; one query where any may have one, and
    two more where what sums up others may (S-04 and S-06, of what S-01 and S-02 find).
    """
    items = list(items)
    asked = [item for item in items if _may_be_covered(CHECKS[item.check])]
    if not asked:
        return items
    known = _in_force({item.force for item in asked}, on)
    whole = _of_sums(asked, known, on)
    return [_with_cover(item, known, whole) for item in items]


def _may_be_covered(check):
    return KEYS.issubset(check.keys) or check.sums_up is not None


def _with_cover(item, known, whole):
    check = CHECKS[item.check]
    is_own = KEYS.issubset(check.keys)
    cover = _cover(item.source, known) if is_own else whole.get(item.source)
    return replace(item, cover=cover) if cover else item


def _cover(source, known):
    """Of those that cover the finding the one that lasts longest."""
    force, code, key = source
    about = CHECKS[code].named(key)
    place = force, about["person"], about["requirement"]
    found = [known.get((*place, about.get("allocation"))), known.get((*place, None))]
    return max(filter(None, found), key=_until, default=None)


def _of_sums(items, known, on):
    """By source, of the items that sum up findings of another check, where each is covered.

    As long as all of them are. Two queries, and none where nobody of them is dispensed.
    """
    dispensed = {(force, person) for force, person, *_place in known}
    whose = ((item, (item.force, item.person)) for item in items if CHECKS[item.check].sums_up)
    sums = [item for item, person in whose if person in dispensed]
    found = _summed(sums, on)
    needed = {CHECKS[code].named(key)["requirement"] for _force, code, key in found}
    schemes = dict(Requirement.objects.filter(pk__in=needed).values_list("pk", "scheme"))
    covers = defaultdict(list)
    for source in found:
        force, code, key = source
        about = CHECKS[code].named(key)
        summed_as = force, code, about["person"], schemes[about["requirement"]]
        covers[summed_as].append(_cover(source, known))
    each = {item.source: covers.get(_summed_as(item), [None]) for item in sums}
    return {source: min(own, key=_until) for source, own in each.items() if all(own)}


def _summed(sums, on):
    """Sources of what they sum up, of the same people, in one query where there are any."""
    asked = defaultdict(set)
    for item in sums:
        asked[item.force, CHECKS[item.check].sums_up].add(item.person)
    scopes = {item.force: item.scope for item in sums}
    arms = []
    for (force, check), people in asked.items():
        scope = replace(scopes[force], people=tuple(people))
        arms.append(Arm(scope, check, check.findings(scope, on=on)))
    return [source for (source,) in together(arms)]


def _summed_as(item):
    check = CHECKS[item.check]
    return item.force, check.sums_up.code, item.person, check.named(item.key)["scheme"]


def _until(cover):
    return cover.until


def _in_force(forces, on):
    """By force, person, requirement, and the allocation of its case; None for whatever it asks.

    What it frees from it frees from under other terms too, as long as the duty is the same.
    """
    duty = Coalesce("duty", "pk")
    same = Requirement.objects.annotate(begun_by=duty).filter(begun_by=OuterRef("begun_by"))
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
            begun_by=Coalesce("requirement__duty", "requirement"),
        )
        .annotate(requirements=ArraySubquery(same.order_by().values("pk")))
        .order_by("ends_on", "pk")
        .values_list(
            *("force", "person", "requirements", "case", "allocations"),
            *("uuid", "until", "review_on", "called", "mitigation"),
        )
    )
    known = {}
    for force, person, requirements, case, allocations, *cover in rows:
        for requirement, allocation in product(requirements, allocations if case else [None]):
            known[force, person, requirement, allocation] = Cover(*cover)
    return known
