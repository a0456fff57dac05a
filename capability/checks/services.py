"""Whether the person of a row serves on a day, for queries with a column person_id."""

from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce

from capability.models import Service


def services(scope):
    return Service.objects.filter(force=scope.force, person=OuterRef("person_id")).order_by()


def serving(scope, *, on):
    return services(scope).filter(in_service(on))


def in_service(on):
    """The services that had begun by that day and were not over."""
    return (Q(left_on=None) | Q(left_on__gte=on)) & Q(joined_on__lte=on)


def on_probation(rows, *, on):
    """The services whose probation nobody had confirmed by that day, with its `last` day."""
    unconfirmed = Q(probation_confirmed_on=None) | Q(probation_confirmed_on__gt=on)
    last = Coalesce("probation_extended_to", "probation_ends_on")
    return rows.annotate(last=last).filter(unconfirmed)
