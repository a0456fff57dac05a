"""Whether the person of a row serves on a day, for queries with a column person_id."""

from django.db.models import OuterRef, Q

from capability.models import Service


def services(scope):
    return Service.objects.filter(force=scope.force, person=OuterRef("person_id")).order_by()


def serving(scope, *, on):
    return services(scope).filter(Q(left_on=None) | Q(left_on__gte=on), joined_on__lte=on)
