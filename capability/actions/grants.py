"""Who may do what, over which unit, from when to when: granted, confirmed and ended by hand."""

from datetime import timedelta

from django.db import transaction

from capability.access import NEEDS_A_SECOND, power_to_grant
from capability.actions import acts, users
from capability.models import Grant, Unit
from capability.models.days import not_over
from capability.rules.words import day


def make(user, access_role, unit, *, days, by, reason):
    """As `add`; the user's sessions end: with what is new to them they sign in anew."""
    with transaction.atomic():
        act = add(user, access_role, unit, days=days, by=by, reason=reason)
        users.end_sessions(user)
    return act


def add(user, access_role, unit, *, days, by, reason):
    """From the first to the last of `days`, which may be open (acting cover names both)."""
    _refuse(user, access_role, unit, by)
    starts_on, ends_on = days
    held = Grant.objects.filter(user=user, access_role=access_role, unit=unit)
    other = held.filter(not_over(starts_on)).exclude(starts_on__gt=ends_on or starts_on.max).first()
    if other:
        raise acts.Refused(f"{user} has that already, {_when(other)}. End that grant first.")
    facts = {"user": user, "access_role": access_role, "starts_on": starts_on, "ends_on": ends_on}
    with acts.act("grant.made", force=unit.force, by=by, reason=reason) as act:
        second = access_role in NEEDS_A_SECOND
        Grant.objects.create(force=unit.force, unit=unit, made_by=by, needs_second=second, **facts)
    return act


def confirm(grant, *, by, reason):
    """A second person's word: not of who made it, nor of who would have it."""
    if by.pk in (grant.made_by_id, grant.user_id):
        raise acts.Refused("Somebody else has to confirm it: it takes two.")
    if not grant.waits:
        raise acts.Refused("Somebody has confirmed it already.")
    with acts.act("grant.confirmed", force=grant.force, by=by, reason=reason) as act:
        grant.confirmed_by = by
        grant.save(update_fields=["confirmed_by"])
        users.end_sessions(grant.user)
    return act


def end(grant, *, on, by, reason):
    """From that day on it is no more; one that would not have begun by then goes altogether."""
    with acts.act("grant.ended", force=grant.force, by=by, reason=reason) as act:
        if grant.starts_on and grant.starts_on >= on:
            grant.delete()
            return act
        grant.ends_on = on - timedelta(days=1)
        grant.save(update_fields=["ends_on"])
    return act


def _refuse(user, access_role, unit, by):
    if user == by:
        raise acts.Refused("Nobody grants anything to themselves. Ask someone else who may.")
    power = power_to_grant(access_role)
    if not Unit.objects.changeable_by(by, power).filter(pk=unit.pk).exists():
        raise acts.Refused(f"You can't grant that over {unit}: it is not within your reach.")


def _when(grant):
    ends = f"up to {day(grant.ends_on)}" if grant.ends_on else "until further notice"
    return f"from {day(grant.starts_on)} {ends}" if grant.starts_on else ends
