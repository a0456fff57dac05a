"""A force's own requirements kept by hand: added, changed from a day on, ended."""

from capability.actions import rows
from capability.actions.acts import Refused, act, of_force
from capability.actions.requirement_lines import SAME, carry_on
from capability.models import Requirement

NATIONAL = "This is a national minimum: a force can add to it, and not change it."


def add(force, facts, *, by, reason):
    """`facts` maps the fields of Requirement; the level follows from the unit."""
    with act("requirement.added", force=force, by=by, reason=reason, people=None) as done:
        done.requirement = Requirement.objects.create(force=force, **facts)
        done.concern, done.renamed = _of(done.requirement), {done.requirement.pk: 0}
    return done


def change(requirement, starts_on, terms, *, by, reason):
    """From that day on it says otherwise: the one until then ends the day before.

    `terms` maps enforcement, grace_days, oldest_version, ends_on and source.
    """
    if starts_on <= requirement.starts_on:
        raise Refused(
            f"It has been in force since {requirement.starts_on:%d/%m/%Y}: "
            "a change takes a later day."
        )
    if later := _carried_on(requirement):
        raise Refused(
            f"It is changed from {later.starts_on:%d/%m/%Y} on already: change what is in force "
            "from then on."
        )
    if requirement.ends_on and requirement.ends_on < starts_on:
        raise Refused(f"It ended on {requirement.ends_on:%d/%m/%Y}: add a new one instead.")
    facts = {name: getattr(requirement, name) for name in SAME} | terms
    with _own(requirement, "requirement.changed", by, reason) as done:
        new = Requirement(force=requirement.force, starts_on=starts_on, **facts)
        before = Requirement.objects.of_duty(requirement).exclude(pk=requirement.pk)
        carry_on(requirement, new, [*before, requirement, new])
        done.requirement = new
        done.concern = _of(requirement, done.requirement)
        done.renamed = {done.requirement.pk: requirement.pk}
    return done


def end(requirement, ends_on, *, by, reason):
    later = _carried_on(requirement)
    if later and ends_on >= later.starts_on:
        raise Refused(
            f"It is changed from {later.starts_on:%d/%m/%Y} on: end what is in force from then on."
        )
    with _own(requirement, "requirement.ended", by, reason) as done:
        rows.end(requirement, ends_on)
        done.concern = _of(requirement)
    return done


def _carried_on(requirement):
    """What the same duty goes on by, where it does."""
    line = Requirement.objects.of_duty(requirement).filter(starts_on__gt=requirement.starts_on)
    return line.order_by("starts_on").first()


def _of(*requirements):
    """Only those whom they can concern are checked again."""
    return {"requirements": [one.pk for one in requirements]}


def _own(requirement, kind, by, reason):
    return of_force(requirement, kind, by=by, reason=reason, told=NATIONAL)
