"""What a force or a unit requires beside the national minimum."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import chain, count
from typing import NamedTuple

from django.db import transaction

from capability.actions.requirement_lines import DAY, SAME, Alike, carry_on, duty_of, lasts
from capability.actions.rows import set_changed
from capability.actions.verdicts import Remark, Verdict, rejected
from capability.models import CaseCategory, CaseGroup, CaseGroupMember, Level, Requirement

TERMS = ("enforcement", "ends_on", "grace_days")
UNLESS = "Give it its own last day, if that is not right."


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
    """Make or change a force's own requirements; one verdict a fact, in whatever order they come.

    What begins while one alike is in force carries it on: that one ends the day before.
    """
    facts, known = list(facts), _known(force)
    verdicts, places = {}, {}
    for place in sorted(range(len(facts)), key=lambda place: facts[place].starts_on):
        row, terms, alike = _meant(force, facts[place], known)
        if reversed_ := _reversed(row, terms):
            verdicts[place] = reversed_
            continue
        verdicts[place], ended = _lay(row, terms, alike, named=places)
        places[row.pk] = place
        if ended and verdicts.get(places.get(ended.pk)) == Verdict("unchanged"):
            verdicts[places[ended.pk]] = Verdict("changed")
    return [verdicts[place] for place in range(len(facts))]


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


def _known(force):
    known = defaultdict(Alike)
    for row in Requirement.objects.filter(force=force):
        known[tuple(getattr(row, name) for name in SAME)].rows.append(row)
    return known


def _meant(force, fact, known):
    """The requirement that it is about, or a new one; what it says, and all that are alike."""
    scheme, starts_on, role, case_group, part, level, unit, terms = fact
    key = (level, unit, scheme, role, case_group, part)
    same = dict(zip(SAME, key, strict=True))
    row = known[key].begun(starts_on) or Requirement(force=force, starts_on=starts_on, **same)
    return row, terms, known[key]


def _reversed(row, terms):
    ends_on = terms.get("ends_on", row.ends_on)
    if ends_on and ends_on < row.starts_on:
        return rejected("ends_on", "It ends before it starts.", "Correct one of the two days.")
    return None


def _lay(row, terms, alike, *, named):
    """Write it, between what it carries on and what carries it on; gives what it ended, too.

    Two that were on record beside each other stay so, unless both are `named`.
    """
    is_new = row.pk is None
    earlier = _carried_on(row, alike, named)
    was = earlier and earlier.ends_on
    later = _carrying_on(row, terms, alike)
    if later:
        terms = {**terms, "ends_on": later.starts_on - DAY}
    changed = set_changed(row, terms)
    if earlier:
        carry_on(earlier, row, alike.line(earlier, row))
    if later:
        carry_on(row, later, alike.line(row, later))
    alike.add(row)
    outcome = "created" if is_new else "changed" if changed else "unchanged"
    remarks = (*_told(earlier, row, later), *_ceased(earlier, was, row, later))
    return Verdict(outcome, remarks), earlier


def _carried_on(row, alike, named):
    earlier = alike.before(row)
    if earlier and row.pk is None:
        # A file names no version: what was asked for by hand is asked for on.
        row.duty_id, row.oldest_version_id = duty_of(earlier), earlier.oldest_version_id
        return earlier
    return earlier if earlier and earlier.pk in named else None


def _carrying_on(row, terms, alike):
    """What begins while it would be in force, if it is new or is given another last day."""
    ends_on = terms.get("ends_on", row.ends_on)
    later = alike.after(row) if row.pk is None or ends_on != row.ends_on else None
    return later if later and lasts(ends_on, later.starts_on) else None


def _told(earlier, row, later):
    if earlier:
        ended = f"The one from {_day(earlier.starts_on)} ends on {_day(earlier.ends_on)}"
        yield Remark("starts_on", f"{ended}, the day before: this one carries it on.", UNLESS)
    if later:
        ended = f"It ends on {_day(row.ends_on)}, the day before the next one carries it on."
        yield Remark("ends_on", ended, UNLESS)


def _ceased(earlier, was, row, later):
    """Of one for a limited time: `was` is the last day that the one had which it carries on."""
    if earlier and row.ends_on and not later and lasts(was, row.ends_on + DAY):
        cure = "Leave its last day out, or say in a row of its own what is required then."
        yield Remark("ends_on", f"From {_day(row.ends_on + DAY)} on neither is in force.", cure)


def _day(day):
    return f"{day:%d/%m/%Y}"
