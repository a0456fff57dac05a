from datetime import timedelta

from django.db import transaction

from capability.models import ApiToken

MOST_DAYS = 90


@transaction.atomic
def issue(user, *, days=MOST_DAYS, name=""):
    """A new token, as (row, key): the key can't be had again, since only its hash is kept."""
    return ApiToken.objects.create(user, expiry=timedelta(days=days), name=name)
