from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Least

from capability.checks.duties import case_duties
from capability.checks.holding import prerequisites
from capability.checks.registry import Check, register
from capability.checks.standing import named
from capability.models import Accreditation, CaseGroup, Part, Scheme
from capability.rules.severities import Severity
from training.checks import places
from training.rules import explanations_of_cpd as explanations


@register
class CaseBeforeCourse(Check):
    """Officer in a case since before any course in what it requires, or in what that needs (S-12).

    Of cases still held. It stays found when the course follows: the case began without one.
    """

    code = "case-before-course"
    title = "Case given before any course for it"
    rule = "S-12"
    owner = "Detective inspector; audit"
    severity = Severity.PLAN
    keys = ("person", "allocation", "requirement")
    explain = staticmethod(explanations.case_before_course)

    def findings(self, scope, *, on):
        led = case_duties(scope, on=on).filter(part=Part.OIC)
        before = _courses(scope, on).filter(_begun_by(OuterRef("starts_on")))
        return led.filter(~Exists(before))

    def facts(self, scope, *, on):
        first = _courses(scope, on).annotate(
            began_on=Coalesce("course_completed_on", Least("portfolio_opened_on", "awarded_on"))
        )
        needed = prerequisites(scope, scheme=OuterRef("scheme_id"), on=on).order_by("needs__code")
        return {
            "scheme": named(Scheme, "scheme_id"),
            "case_group": named(CaseGroup, "case_group_id"),
            "held_from": F("starts_on"),
            "prerequisites": ArraySubquery(needed.values("needs__code")),
            "first_course_on": Subquery(
                first.filter(began_on__lte=on).order_by("began_on").values("began_on")[:1]
            ),
        }


def _courses(scope, on):
    """The person's in the scheme, and in each that it needs."""
    own = Accreditation.objects.filter(force=scope.force, person=OuterRef("person_id"))
    return own.filter(places.towards("scheme", scope, on=on)).order_by()


def _begun_by(day):
    """The course's day counts, and only where it is not known that of what followed."""
    followed = Q(portfolio_opened_on__lte=day) | Q(awarded_on__lte=day)
    return Q(course_completed_on__lte=day) | Q(followed, course_completed_on=None)
