"""What is being done about a gap: someone has seen it, answers for it, has a plan by a day.

It never says that the gap is closed: that a check alone finds.
"""

from contextlib import contextmanager

from django.db.models import F, Q, Value
from django.utils import timezone

from capability.access import WORK_ON_GAPS
from capability.actions.acts import Refused, act
from capability.actions.rows import set_changed
from capability.checks.duties import UnitWithin
from capability.models import Gap, Grant, Person, User
from capability.rules.words import day

NOT_SEEN = {"acknowledged_at": None, "acknowledged_by": None}


def acknowledge(gap, *, by):
    """Say that it is seen, for others to know."""
    with _working("gap.acknowledged", gap, "Acknowledged", by) as row:
        if row.acknowledged_at:
            raise Refused(f"{row.acknowledged_by} has acknowledged this gap already.")
        set_changed(row, {"acknowledged_at": timezone.now(), "acknowledged_by": by})


def take_back(gap, *, by):
    """An acknowledgement, by whomever."""
    with _working("gap.acknowledgement-withdrawn", gap, "Acknowledgement taken back", by) as row:
        set_changed(row, NOT_SEEN)


def plan(gap, *, owner, due_on, words, by):
    """Who answers for it, by when it is mended, and what is being done."""
    with _working("gap.planned", gap, words, by) as row:
        set_changed(row, {"owner": owner, "due_on": due_on, "plan": words})


def owners(gap, *, on):
    """The log-ins that may work on it on that day; nobody answers for a gap of their own."""
    held = Grant.objects.counting(on=on).filter(
        Q(unit__is_root=True) | Q(UnitWithin(Value(_unit_of(gap, on)), F("unit"), on)),
        force=gap.force_id,
        access_role__in=WORK_ON_GAPS.roles,
    )
    users = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return users.exclude(person=gap.person_id) if gap.person_id else users


def _unit_of(gap, on):
    if gap.person_id:
        (unit,) = (
            Person.objects.filter(pk=gap.person_id)
            .with_home_unit(on=on)
            .values_list("home_unit", flat=True)
        )
        return unit
    return gap.unit_id or gap.force.root_unit.pk


@contextmanager
def _working(kind, gap, words, by):
    """One act on the row as it is now: nobody else changes it until this is done."""
    with act(kind, force=gap.force, by=by, reason=words, people=[]):
        row = Gap.objects.select_for_update().get(pk=gap.pk)
        if row.closed_on:
            raise Refused(f"This gap closed on {day(row.closed_on)}. Nothing is left to do.")
        yield row
