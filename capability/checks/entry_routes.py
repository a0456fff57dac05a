from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, JSONObject

from capability.checks.holding import lacks
from capability.checks.registry import Check, register
from capability.checks.services import in_service
from capability.checks.standing import named
from capability.checks.thresholds import DaysAfter, Limit, MonthsBefore, Stricter, threshold
from capability.models import Accreditation, EntryRoute, Scheme, Service
from capability.models.days import covers
from capability.rules import explanations_of_services as explanations
from capability.rules.severities import Severity

_ROUTE = "routes__"
_MILESTONE = f"{_ROUTE}milestones__"
# Named at once and filtered by these names, as in `duties`.
_COLUMNS = {
    "route_force": f"{_ROUTE}force",
    "route_name": f"{_ROUTE}name",
    "milestone_force": f"{_MILESTONE}force",
    "milestone_starts_on": f"{_MILESTONE}starts_on",
    "milestone_ends_on": f"{_MILESTONE}ends_on",
    "scheme_id": f"{_MILESTONE}scheme",
    "months": f"{_MILESTONE}months",
    "source": f"{_MILESTONE}source",
}


@register
class EntryRouteInvalid(Check):
    """Joined by a route by which nobody could join on that day (P-08).

    Of the service of the day, and of routes that are listed: what else stands there is not judged.
    """

    code = "entry-route-invalid"
    title = "Joined by a route that was not open that day"
    rule = "P-08"
    owner = "HR, as a matter of the record"
    severity = Severity.PLAN
    keys = ("person",)
    explain = staticmethod(explanations.entry_route_invalid)

    def findings(self, scope, *, on):
        listed = _listed(scope)
        return (
            scope.of(Service)
            .filter(
                in_service(on),
                Exists(listed),
                ~Exists(listed.filter(covers(OuterRef("joined_on")))),
            )
            .order_by()
        )

    def facts(self, scope, *, on):
        facts = {name: F(name) for name in ("name", "starts_on", "ends_on", "source")}
        listed = _listed(scope).order_by("starts_on", "pk")
        return {
            "route": F("entry_route"),
            "joined_on": F("joined_on"),
            "listed": ArraySubquery(listed.values(json=JSONObject(**facts))),
        }


@register
class MilestoneMissed(Check):
    """What the entry route asks for by some month of service has not been awarded (P-09).

    What lapsed since was awarded; what was revoked, or awarded elsewhere and not recognised, not.
    """

    code = "milestone-missed"
    title = "Milestone of the entry route missed"
    rule = "P-09"
    owner = "Programme lead"
    keys = ("person", "scheme")
    limits = (Limit("days-looked-back", Stricter.HIGHER),)
    explain = staticmethod(explanations.milestone_missed)

    def findings(self, scope, *, on):
        back = threshold(scope, self, "days-looked-back", on=on)
        awarded = Accreditation.objects.filter(
            Q(revoked_on=None) | Q(revoked_on__gt=on),
            Q(is_transfer=False) | Q(recognised_on__lte=on),
            force=scope.force,
            person=OuterRef("person_id"),
            scheme=OuterRef("scheme_id"),
            awarded_on__lte=on,
        )
        due_on = Cast(MonthsBefore(F("joined_on"), 0 - F("months")), DateField())
        return (
            scope.of(Service)
            .filter(in_service(on))
            .annotate(**{name: F(path) for name, path in _COLUMNS.items()})
            .filter(
                covers(F("joined_on"), "milestone_"),
                Q(route_force=None) | Q(route_force=scope.force.pk),
                Q(milestone_force=None) | Q(milestone_force=scope.force.pk),
                ~Exists(awarded.order_by()),
                lacks(scope, person=OuterRef("person_id"), scheme=OuterRef("scheme_id"), on=on),
                months__isnull=False,
            )
            .annotate(due_on=due_on)
            .annotate(told_to=DaysAfter(F("due_on"), back))
            .filter(due_on__lt=on, told_to__gte=Value(on))
            .order_by("person_id", "scheme_id", "due_on")
            .distinct("person_id", "scheme_id")
        )

    def facts(self, scope, *, on):
        return {
            "route": F("route_name"),
            "scheme": named(Scheme, "scheme_id"),
            "joined_on": F("joined_on"),
            "months": F("months"),
            "due_on": F("due_on"),
            "source": F("source"),
        }


def _listed(scope):
    """Those of the service's code, the force's own and the national one."""
    return scope.reference(EntryRoute).filter(code=OuterRef("entry_route")).order_by()
