"""Whose probation is over is confirmed on its last day: all but those whose turn came last."""

from django.db.models.functions import Coalesce

from capability.actions import bulk
from capability.models import Service

_FORGOTTEN = 2


def confirm(force, *, on):
    last = Coalesce("probation_extended_to", "probation_ends_on")
    over = Service.objects.filter(force=force, probation_confirmed_on=None, left_on=None)
    over = over.annotate(last=last).filter(last__lt=on).order_by("last", "person__person_ref")
    days = list(over.values_list("pk", "last"))
    bulk.update(Service, ("probation_confirmed_on",), days[:-_FORGOTTEN])
