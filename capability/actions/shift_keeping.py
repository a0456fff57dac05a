"""A force's shifts kept by hand: added, changed from a day on, ended."""

from contextlib import contextmanager
from datetime import timedelta

from capability.actions import rechecks, rows
from capability.actions.acts import Refused, act
from capability.models import Shift
from capability.rules.words import day

DAY = timedelta(days=1)
# What a new shift stands in the place of: none.
_NEW = 0


def add(force, facts, *, by, reason):
    """`facts` maps the fields of Shift."""
    _refuse_days_without_the_unit(facts["unit"], facts["starts_on"])
    with _act("shift.added", force, by, reason) as done:
        done.shift = Shift.objects.create(force=force, **facts)
        done.renamed = {_subject(done.shift.pk): _subject(_NEW)}
    return done


def change(shift, starts_on, terms, *, by, reason):
    """From that day on it says otherwise: what it was until then ends the day before.

    `terms` maps begins_at, hours, weekdays, people, ends_on and source.
    """
    if shift.starts_on and starts_on <= shift.starts_on:
        raise Refused(
            f"It has been so since {day(shift.starts_on)}: a change takes a later day. To put a "
            "mistake right, undo what was entered."
        )
    if shift.ends_on and shift.ends_on < starts_on:
        raise Refused(f"It ended on {day(shift.ends_on)}: add a new one instead.")
    if all(getattr(shift, name) == value for name, value in terms.items() if name != "source"):
        raise Refused("Nothing differs from what is on record. Change something first.")
    _refuse_days_without_the_unit(shift.unit, starts_on)
    with _act("shift.changed", shift.force, by, reason) as done:
        rows.set_changed(shift, {"ends_on": starts_on - DAY})
        same = {"unit": shift.unit, "name": shift.name}
        done.shift = Shift.objects.create(force=shift.force, starts_on=starts_on, **same, **terms)
        done.renamed = {_subject(done.shift.pk): _subject(shift.pk)}
    return done


def end(shift, last_day, *, by, reason):
    if shift.ends_on and shift.ends_on <= last_day:
        raise Refused(f"It ends on {day(shift.ends_on)} already. Enter an earlier day.")
    with _act("shift.ended", shift.force, by, reason) as done:
        rows.end(shift, last_day)
    return done


@contextmanager
def _act(kind, force, by, reason):
    """Only the checks that read shifts are asked again."""
    with act(kind, force=force, by=by, reason=reason, people=None) as done:
        yield done
        done.concern = rechecks.of_readers(Shift)


def _refuse_days_without_the_unit(unit, on):
    if unit.ends_on and unit.ends_on < on:
        raise Refused(f"{unit} ended on {day(unit.ends_on)}. Choose a unit that stands then.")


def _subject(pk):
    return f"shift:{pk}"
