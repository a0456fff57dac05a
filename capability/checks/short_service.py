from django.db.models import BooleanField, Exists, ExpressionWrapper, F, Q, Subquery, Value

from capability.checks.rasso import rasso_led
from capability.checks.registry import Check, register, severity_where
from capability.checks.services import on_probation, services, serving
from capability.checks.standing import named
from capability.checks.thresholds import Limit, MonthsBefore, Stricter, threshold
from capability.models import CaseGroup, PersonKind
from capability.rules import explanations_of_cases as explanations
from capability.rules.severities import Severity

_MONTHS = "months-of-service"


@register
class CaseHolderShortService(Check):
    """Officer in a RASSO case while in probation, or new to the service (S-11).

    Service in an earlier spell counts: who rejoins is not new.
    """

    code = "case-holder-short-service"
    title = "RASSO case held in probation or with short service"
    rule = "S-11"
    owner = "Detective inspector"
    keys = ("person", "allocation")
    limits = (Limit(_MONTHS, Stricter.HIGHER),)
    explain = staticmethod(explanations.short_service)

    def findings(self, scope, *, on):
        held = rasso_led(scope, on=on).annotate(probation_to=probation_to(scope, on=on))
        is_officer = Q(person__kind=PersonKind.OFFICER)
        return held.filter(Q(probation_to__isnull=False) | self.is_new(scope, on=on) & is_officer)

    def graded(self, findings, scope, *, on):
        probation = Q(probation_to__isnull=False)
        severity = severity_where(probation, then=Severity.STOP, otherwise=Severity.THIS_WEEK)
        return super().graded(findings, scope, on=on).annotate(severity=severity)

    def facts(self, scope, *, on):
        return {
            "case_group": named(CaseGroup, "case_group_id"),
            "held_from": F("starts_on"),
            "probation_to": F("probation_to"),
            "joined_on": Subquery(serving(scope, on=on).values("joined_on")[:1]),
            "is_new": ExpressionWrapper(self.is_new(scope, on=on), BooleanField()),
            "months": self.months(scope, on=on),
        }

    def months(self, scope, *, on):
        """Of service, with fewer of which somebody is new."""
        return threshold(scope, self, _MONTHS, on=on)

    def is_new(self, scope, *, on):
        """In service on that day, and in none long enough; of the row's person."""
        longer = services(scope).filter(
            joined_on__lte=MonthsBefore(Value(on), self.months(scope, on=on))
        )
        return Q(Exists(serving(scope, on=on))) & ~Q(Exists(longer))


def probation_to(scope, *, on):
    """Its last day, while it lasts and nobody has confirmed the officer."""
    lasting = on_probation(serving(scope, on=on), on=on).filter(last__gte=on)
    return Subquery(lasting.values("last")[:1])
