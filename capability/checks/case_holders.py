from django.db.models import Case, F, OuterRef, Subquery, When

from capability.checks.duties import case_duties
from capability.checks.grades import graded
from capability.checks.holding import short
from capability.checks.registry import Check, register
from capability.checks.standing import named, standing, the_requirement
from capability.models import CaseCategory, CaseGroup, Service
from capability.rules import explanations


@register
class CaseHolderUnaccredited(Check):
    """Holds a case without the accreditation that its category requires (S-01).

    Any requirement on any case group; someone who has left and still holds the case counts.
    """

    code = "case-holder-unaccredited"
    title = "Case held without the accreditation it requires"
    rule = "S-01"
    owner = "Whoever allocates the unit's cases"
    keys = ("person", "allocation", "requirement")

    def findings(self, scope, *, on):
        lacking = short(scope, on=on)
        return case_duties(scope, on=on).filter(lacking)

    explain = staticmethod(explanations.case_holder)

    def graded(self, findings, scope, *, on):
        return graded(findings, scope, on=on)

    def facts(self, scope, *, on):
        return {
            "requirement": the_requirement(),
            "category": named(CaseCategory, "category_id"),
            "case_group": named(CaseGroup, "case_group_id"),
            "part": F("part"),
            "left_on": _left_on(on),
            **standing(scope, on=on),
        }


def _left_on(on):
    """The last day of someone who has left by then."""
    begun = Service.objects.filter(person=OuterRef("person_id"), joined_on__lte=on)
    latest = begun.order_by("-joined_on")
    ended = Case(When(left_on__lt=on, then=F("left_on")))
    return Subquery(latest.values(ended=ended)[:1])
