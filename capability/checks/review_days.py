from django.db.models import Exists, F, Value
from django.db.models.functions import Coalesce

from capability.checks.registry import Check, register
from capability.checks.thresholds import DaysBetween, Limit, Stricter, threshold
from capability.models import Case, CaseAllocation, Part
from capability.rules import explanations_of_caseloads as explanations
from capability.rules.severities import Severity


@register
class CaseReviewDue(Check):
    """An open case that no supervisor has reviewed for long; any kind of case (D-12).

    Since the last review, or while there was none since its officer took it on. Only in a force
    that records reviews here.
    """

    code = "case-review-due"
    title = "Open case that no supervisor has reviewed for long"
    rule = "D-12"
    owner = "The officer's supervisor"
    severity = Severity.PLAN
    keys = ("person", "allocation")
    limits = (Limit("days", Stricter.LOWER),)
    explain = staticmethod(explanations.review_due)

    def findings(self, scope, *, on):
        days = threshold(scope, self, "days", on=on)
        kept = Case.objects.filter(force=scope.force, last_reviewed_on__lte=on).order_by()
        since = Coalesce("case__last_reviewed_on", "starts_on")
        return (
            scope.of(CaseAllocation)
            .held(on=on)
            .filter(Exists(kept), part=Part.OIC)
            .order_by()
            .annotate(allocation_id=F("pk"), idle=DaysBetween(Value(on), since))
            .filter(idle__gt=days)
        )

    def facts(self, scope, *, on):
        return {
            "held_from": F("starts_on"),
            "reviewed_on": F("case__last_reviewed_on"),
            "days": threshold(scope, self, "days", on=on),
        }
