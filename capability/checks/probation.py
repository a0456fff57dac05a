from django.db.models import F, Value

from capability.checks.registry import Check, register
from capability.checks.services import in_service, on_probation
from capability.checks.thresholds import DaysAfter, Limit, Stricter, threshold
from capability.models import Service
from capability.rules import explanations_of_services as explanations

_BACK = "days-looked-back"


@register
class ProbationNotClosed(Check):
    """Probation is over, and nobody has confirmed the person or extended it (P-07).

    For so many days: older ones are a record that was never kept.
    """

    code = "probation-not-closed"
    title = "Probation over, neither confirmed nor extended"
    rule = "P-07"
    owner = "HR"
    keys = ("person",)
    limits = (Limit(_BACK, Stricter.HIGHER),)
    explain = staticmethod(explanations.probation_not_closed)

    def findings(self, scope, *, on):
        back = threshold(scope, self, _BACK, on=on)
        own = scope.of(Service).filter(in_service(on)).order_by()
        return (
            on_probation(own, on=on)
            .annotate(told_to=DaysAfter(F("last"), back))
            .filter(last__lt=on, told_to__gte=Value(on))
        )

    def facts(self, scope, *, on):
        return {
            "joined_on": F("joined_on"),
            "ends_on": F("probation_ends_on"),
            "extended_to": F("probation_extended_to"),
        }
