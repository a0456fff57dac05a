"""What a draft does once it is published: the same actions as ever, by the name of its deed."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist

from capability.actions import (
    code_keeping,
    requirement_keeping,
    route_keeping,
    shift_keeping,
    threshold_keeping,
)
from capability.actions.acts import Refused
from capability.models import (
    CaseGroup,
    CaseGroupMember,
    EntryRoute,
    Milestone,
    Requirement,
    Shift,
    Threshold,
)
from capability.rules.shifts import next_begun

DAY = timedelta(days=1)
ENDS = ("requirement.ended", "case-group.narrowed", "shift.ended")
GONE = "Something that it names is no longer on record. Give it up, and begin anew."


class Deed(NamedTuple):
    """`act(force, row, facts, **how)` does it; `table` is whose readers are asked what would
    change, and `of` what the draft's row is of.
    """

    act: Callable
    table: type
    of: type | None = None

    def values(self, draft):
        """Its facts, as the fields of the table have them."""
        named = {name: self.table._meta.get_field(name) for name in draft.facts}
        return {name: _value(named[name], said) for name, said in draft.facts.items()}

    def row(self, draft):
        return self.of and self.of.objects.get(pk=draft.row)


def _new(add):
    """Of something that is not on record yet."""
    return lambda force, _row, facts, **how: add(force, facts, **how)


def _from_a_day(change):
    """The row is changed from the day on which the facts begin."""

    def act(_force, row, facts, **how):
        terms = dict(facts)
        return change(row, terms.pop("starts_on"), terms, **how)

    return act


def _up_to_a_day(end):
    return lambda _force, row, facts, **how: end(row, facts["ends_on"], **how)


def _extend(_force, row, facts, **how):
    return code_keeping.put_in(row, facts["category"], starts_on=facts["starts_on"], **how)


def _change_route(_force, row, facts, **how):
    return route_keeping.change(row, facts, **how)


DEEDS = {
    "requirement.added": Deed(_new(requirement_keeping.add), Requirement),
    "requirement.changed": Deed(_from_a_day(requirement_keeping.change), Requirement, Requirement),
    "requirement.ended": Deed(_up_to_a_day(requirement_keeping.end), Requirement, Requirement),
    "threshold.set": Deed(_new(threshold_keeping.put), Threshold),
    "case-group.extended": Deed(_extend, CaseGroupMember, CaseGroup),
    "case-group.narrowed": Deed(
        _up_to_a_day(code_keeping.take_out), CaseGroupMember, CaseGroupMember
    ),
    "entry-route.added": Deed(_new(route_keeping.add), EntryRoute),
    "entry-route.changed": Deed(_change_route, EntryRoute, EntryRoute),
    "milestone.added": Deed(route_keeping.ask, Milestone, EntryRoute),
    "milestone.ended": Deed(_up_to_a_day(route_keeping.ask_no_longer), Milestone, Milestone),
    "shift.added": Deed(_new(shift_keeping.add), Shift),
    "shift.changed": Deed(_from_a_day(shift_keeping.change), Shift, Shift),
    "shift.ended": Deed(_up_to_a_day(shift_keeping.end), Shift, Shift),
}


def values(draft):
    return DEEDS[draft.deed].values(draft)


def first_day(draft, *, today):
    """The first from today on on which it counts. What ends counts on its last day yet; of a shift
    nothing is found but on a day on which it begins. The days of a route or of a milestone are
    those of joining, so what is changed counts at once.
    """
    if DEEDS[draft.deed].table in (EntryRoute, Milestone):
        return today
    facts = values(draft)
    if draft.deed in ENDS:
        return max(facts["ends_on"] + DAY, today)
    first = max(facts["starts_on"] or today, today)
    return next_begun(facts["weekdays"], first) if "weekdays" in facts else first


def concerned(draft):
    """The requirements that it is about, on record or not; None where it is about none."""
    if draft.deed == "requirement.added":
        return [Requirement(force=draft.force, **values(draft))]
    row = DEEDS[draft.deed].row(draft)
    return [row] if isinstance(row, Requirement) else None


def do(draft, *, by):
    """Gives the Act; it raises Refused where the draft can't be published as it stands."""
    deed = DEEDS[draft.deed]
    try:
        row, facts = deed.row(draft), deed.values(draft)
    except ObjectDoesNotExist as error:
        raise Refused(GONE) from error
    return deed.act(draft.force, row, facts, by=by, reason=draft.reason)


def _value(field, said):
    if said is None:
        return None
    if field.is_relation:
        return field.related_model.objects.get(pk=said)
    return field.to_python(said)
