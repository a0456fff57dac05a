"""What befalls awards later on: suspended, revoked, brought along from another force; many at once.

Awards are named by their ids.
"""

from datetime import date
from typing import NamedTuple

from django.db import transaction

from capability.actions import bulk
from capability.models import Accreditation, Suspension


class Suspended(NamedTuple):
    award: int
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def suspend(force, suspensions):
    """Each does not count on its days, and comes back by itself when they end."""
    rows = [(force.pk, *suspended) for suspended in suspensions]
    return bulk.insert(Suspension, ("force", "accreditation", "starts_on", "ends_on"), rows)


@transaction.atomic
def revoke(revoked_on):
    """Days by award: from then on it does not count, and the cycle has ended."""
    return bulk.update(Accreditation, ("revoked_on",), revoked_on.items())


@transaction.atomic
def transfer(recognised_on):
    """Days by award, None while this force has not recognised what another one awarded."""
    rows = [(award, True, day) for award, day in recognised_on.items()]
    return bulk.update(Accreditation, ("is_transfer", "recognised_on"), rows)
