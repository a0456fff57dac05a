from django.db.models import Count, Exists, F, OuterRef, Subquery

from capability.checks.called_out import LIAISON, lately, untrained
from capability.checks.registry import Check, register, severity_where
from capability.checks.services import serving
from capability.checks.standing import standing
from capability.checks.thresholds import Limit, threshold
from capability.models import Deployment
from capability.rules import explanations_of_call_outs as explanations
from capability.rules.severities import Severity

_LOOKED_BACK = "days-looked-back"


@register
class AttendedUntrained(Check):
    """Sent out in the name of a scheme that was not held on the day of the call (S-16).

    Of people in service, once a scheme; less severe once it is held. Family liaison goes on for
    longer, and has a check of its own.
    """

    code = "attended-untrained"
    title = "Sent out untrained"
    rule = "S-16"
    owner = "Response inspector; L&D"
    keys = ("person", "scheme")
    limits = (Limit(_LOOKED_BACK),)
    explain = staticmethod(explanations.attended_untrained)

    def findings(self, scope, *, on):
        """The latest of several stands for them all."""
        sent = self._sent(scope, scope.of(Deployment), on).filter(Exists(serving(scope, on=on)))
        latest_first = sent.order_by("person_id", "scheme_id", "-called_at", "pk")
        return latest_first.distinct("person_id", "scheme_id")

    def graded(self, findings, scope, *, on):
        still = untrained(scope, on=on)
        severity = severity_where(still, then=Severity.THIS_WEEK, otherwise=Severity.PLAN)
        return super().graded(findings, scope, on=on).annotate(severity=severity)

    def facts(self, scope, *, on):
        own = self._sent(scope, Deployment.objects.filter(force=scope.force), on).filter(
            person=OuterRef("person_id"), scheme=OuterRef("scheme_id")
        )
        times = own.values("person_id").annotate(times=Count("pk"))
        return standing(scope, on=on, since="called_on") | {
            "times": Subquery(times.values("times")),
            "called_on": F("called_on"),
            "days": threshold(scope, self, _LOOKED_BACK, on=on),
        }

    def _sent(self, scope, rows, on):
        recent = lately(rows, threshold(scope, self, _LOOKED_BACK, on=on), on=on)
        return recent.exclude(scheme__code=LIAISON).filter(untrained(scope))
