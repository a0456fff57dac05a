from django.db.models import Exists, F, OuterRef, Q, Value

from capability.checks.defaults import DEFAULTS
from capability.checks.registry import Check, register
from capability.checks.services import serving
from capability.checks.standing import named
from capability.checks.thresholds import DaysBetween, Limit, Stricter, threshold
from capability.models import Accreditation, Scheme
from capability.rules import explanations_of_awards as explanations
from capability.rules.severities import Severity

# By the months that its version gives for one, or by name where none are known.
_HAS_PORTFOLIO = Q(version__portfolio_months__isnull=False) | Q(
    scheme__code__in=DEFAULTS["portfolios"]["schemes"]
)


@register
class CourseWithoutPortfolio(Check):
    """A course is done, the scheme has a portfolio, and none was opened (S-03).

    Course only is not trained. Of people in service who do not hold the scheme, nor build a
    portfolio in it by another cycle.
    """

    code = "course-without-portfolio"
    title = "Course done and no portfolio opened"
    rule = "S-03"
    owner = "L&D, with the supervisor"
    severity = Severity.PLAN
    keys = ("person", "accreditation")
    limits = (Limit("days", Stricter.LOWER),)
    explain = staticmethod(explanations.course_only)

    def findings(self, scope, *, on):
        days = threshold(scope, self, "days", on=on)
        same = {
            "force": scope.force,
            "person": OuterRef("person_id"),
            "scheme": OuterRef("scheme_id"),
        }
        held = Accreditation.objects.good(on=on).filter(**same).order_by()
        under_way = Accreditation.objects.filter(_not_revoked(on), _not_awarded(on), **same)
        return (
            scope.of(Accreditation)
            .filter(
                _HAS_PORTFOLIO,
                _not_revoked(on),
                _not_awarded(on),
                Exists(serving(scope, on=on)),
                ~Exists(held),
                ~Exists(under_way.filter(portfolio_opened_on__lte=on).order_by()),
            )
            .order_by()
            .annotate(
                accreditation_id=F("pk"), since=DaysBetween(Value(on), F("course_completed_on"))
            )
            .filter(since__gt=days)
        )

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "course_completed_on": F("course_completed_on"),
            "portfolio_due_on": F("portfolio_due_on"),
            "days": threshold(scope, self, "days", on=on),
        }


def _not_revoked(on):
    return Q(revoked_on=None) | Q(revoked_on__gt=on)


def _not_awarded(on):
    return Q(awarded_on=None) | Q(awarded_on__gt=on)
