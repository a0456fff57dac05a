from datetime import timedelta

from django.db import transaction

from capability.actions import acts
from capability.models import ApiToken, TokenUnit

MOST_DAYS = 90


@transaction.atomic
def issue(user, *, days=MOST_DAYS, name="", units=(), may_write=False):
    """A new token, as (row, key): the key can't be had again, since only its hash is kept.

    With `units` it reads no more than what stands under them, and never more than its owner.
    """
    token, key = ApiToken.objects.create(
        user, expiry=timedelta(days=days), name=name, may_write=may_write
    )
    TokenUnit.objects.bulk_create(
        TokenUnit(token=token, force_id=unit.force_id, unit=unit) for unit in units
    )
    return token, key


def make(user, *, force, name, days, units):
    """The same by its owner's own hand, on record."""
    with acts.act("token.made", force=force, by=user, reason=f"For {name}"):
        return issue(user, days=days, name=name, units=units)


def revoke(token, *, force, by, reason):
    """It opens nothing from the next request on."""
    with acts.act("token.revoked", force=force, by=by, reason=reason) as act:
        token.delete()
    return act


def used(token, *, on):
    """Keeps the day, once a day: a write a request would cost more than the reading."""
    if token.last_used_on != on:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)
