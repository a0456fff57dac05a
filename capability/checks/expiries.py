from django.db.models import Exists, F, OuterRef, Q
from django.db.models.lookups import IsNull

from capability.checks.registry import register, severity_where
from capability.checks.reminders import STEPS, Reminding
from capability.checks.services import serving
from capability.checks.standing import named
from capability.models import Accreditation, Scheme
from capability.rules import explanations_of_awards as explanations
from capability.rules.severities import Severity


@register
class AccreditationExpires(Reminding):
    """An award that runs out soon, and no later one of the same scheme follows it (D-08)."""

    code = "accreditation-expires"
    title = "Accreditation that expires soon"
    rule = "D-08"
    owner = "L&D, with the person and their supervisor"
    last_day, about, called, page = "valid_to", "{}", "last good day", "person"
    explain = staticmethod(explanations.expires)

    def findings(self, scope, *, on):
        """With `step`: the tightest of the notices, in days, that is due."""
        good = scope.of(Accreditation).good(on=on).filter(valid_to__gte=on)
        return (
            self.within_the_longest(good.order_by(), scope, on=on)
            .filter(~Exists(_later(scope, on)), Exists(serving(scope, on=on)))
            .annotate(accreditation_id=F("pk"), step=self.step(scope, on=on))
            .filter(step__isnull=False)
        )

    def graded(self, findings, scope, *, on):
        last = self.step(scope, on=on, names=STEPS[-1:])
        near, graded = IsNull(last, False), super().graded(findings, scope, on=on)
        severity = severity_where(near, then=Severity.THIS_WEEK, otherwise=Severity.PLAN)
        return graded.annotate(severity=severity)

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "awarded_on": F("awarded_on"),
            "valid_to": F("valid_to"),
            "step": F("step"),
            "renewal_window_days": F("renewal_window_days"),
            "renewable_days": F("renewable_days"),
        }


def _later(scope, on):
    """Another award of the same scheme that is good on that day and beyond this one's last."""
    longer = Q(valid_to=None) | Q(valid_to__gt=OuterRef("valid_to"))
    return Accreditation.objects.good(on=on).filter(
        longer, force=scope.force, person=OuterRef("person_id"), scheme=OuterRef("scheme_id")
    )
