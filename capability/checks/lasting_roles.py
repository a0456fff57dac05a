from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject

from capability.checks.holding import of_accepted_version, short
from capability.checks.registry import Check, register, severity_where
from capability.checks.role_duties import role_duties
from capability.checks.standing import named
from capability.checks.thresholds import DaysAfter, Limit, threshold
from capability.models import Accreditation, Scheme
from capability.rules import explanations_of_roles as explanations
from capability.rules.severities import Severity

_FIRST, _LAST = "first-notice", "last-notice"


@register
class RoleRunsOut(Check):
    """Meets all that the role requires, and soon will not (D-09).

    A set of requirements lasts as long as the first of them; whoever lacks one already is found by
    S-02.
    """

    code = "role-runs-out"
    title = "In a role whose requirements will soon not be met"
    rule = "D-09"
    owner = "L&D, with the person and their supervisor"
    severity = Severity.PLAN
    keys = ("person",)
    limits = (Limit(_FIRST), Limit(_LAST))
    explain = staticmethod(explanations.role_runs_out)

    def findings(self, scope, *, on):
        lacking = role_duties(scope, on=on).filter(short(scope, on=on))
        return (
            scope.persons.serving(on=on)
            .filter(self._short_within(scope, _FIRST, on), ~Q(pk__in=lacking.values("person_id")))
            .order_by()
            .annotate(person_id=F("pk"))
        )

    def graded(self, findings, scope, *, on):
        near = self._short_within(scope, _LAST, on)
        severity = severity_where(near, then=Severity.THIS_WEEK, otherwise=Severity.PLAN)
        return super().graded(findings, scope, on=on).annotate(severity=severity)

    def facts(self, scope, *, on):
        own = self._duties_then(scope, _FIRST, on).filter(person=OuterRef("pk"))
        needed = own.annotate(last=_last_day(scope, on)).order_by(F("last").asc(nulls_last=True))
        facts = {
            "scheme": named(Scheme, "scheme_id"),
            "last": F("last"),
            "is_met_then": ExpressionWrapper(~short(scope, on=OuterRef("then")), BooleanField()),
            "role": F("role__name"),
        }
        return {
            "needed": ArraySubquery(needed.values(json=JSONObject(**facts))),
            "days": threshold(scope, self, _FIRST, on=on),
        }

    def _short_within(self, scope, notice, on):
        """Of people: one of the requirements of today is not met when so many days are over."""
        duties = self._duties_then(scope, notice, on).filter(short(scope, on=OuterRef("then")))
        return Q(pk__in=duties.values("person_id"))

    def _duties_then(self, scope, notice, on):
        """What is required today, each with the day on which the notice is over."""
        then = DaysAfter(Value(on), threshold(scope, self, notice, on=on))
        return role_duties(scope, on=on).annotate(then=then)


def _last_day(scope, on):
    """The last good day in the scheme; none where it has no end, or is met by another scheme."""
    good = Accreditation.objects.good(on=on).filter(
        of_accepted_version(OuterRef("oldest_version_id")),
        force=scope.force,
        person=OuterRef("person_id"),
        scheme=OuterRef("scheme_id"),
    )
    return Subquery(good.order_by(F("valid_to").desc(nulls_first=True)).values("valid_to")[:1])
