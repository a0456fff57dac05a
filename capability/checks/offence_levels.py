from django.db.models import Exists, OuterRef, Q

from capability.checks.defaults import DEFAULTS
from capability.checks.duties import case_duties
from capability.checks.holding import lacks, prerequisites
from capability.checks.national import national
from capability.checks.rasso import in_group
from capability.checks.registry import Check, register
from capability.checks.standing import named, standing
from capability.models import CaseAllocation, CaseCategory, CaseGroup, Part, Scheme
from capability.rules import explanations_of_cases as explanations

_LEVEL = DEFAULTS["offence_level"]


@register
class CaseAboveLevel(Check):
    """Officer in a case whose offence asks for a higher PIP level than is held (P-03).

    Not where a requirement asks for that level already, by itself or by a scheme that needs it:
    there S-01 says it, and says more.
    """

    code = "case-above-level"
    title = "Case held above the officer's PIP level"
    rule = "P-03"
    owner = "Detective inspector"
    keys = ("person", "allocation")
    explain = staticmethod(explanations.above_level)

    def findings(self, scope, *, on):
        led = scope.of(CaseAllocation).filter(part=Part.OIC)
        held = in_group(led, national(CaseGroup, _LEVEL["case_group"]), scope, on=on)
        held = held.annotate(scheme_id=national(Scheme, _LEVEL["scheme"]))
        lacking = lacks(scope, person=OuterRef("person_id"), scheme=OuterRef("scheme_id"), on=on)
        return held.filter(lacking, ~Q(pk__in=_required_anyway(scope, on)))

    def facts(self, scope, *, on):
        return {
            "category": named(CaseCategory, "category_id"),
            **standing(scope, on=on),
        }


def _required_anyway(scope, on):
    level = national(Scheme, _LEVEL["scheme"])
    needing = prerequisites(scope, scheme=OuterRef("scheme_id"), on=on).filter(needs=level)
    return case_duties(scope, on=on).filter(Q(scheme_id=level) | Exists(needing)).values("pk")
