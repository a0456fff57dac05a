from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q

from capability.checks.case_holders import CaseHolderUnaccredited
from capability.checks.rasso import rasso, rasso_held
from capability.checks.registry import Check, register
from capability.checks.standing import named
from capability.models import (
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    CaseGroupMember,
    Scheme,
)
from capability.models.days import covers
from capability.rules import explanations_of_cases as explanations


@register
class CaseReclassified(Check):
    """The case became RASSO after it was allocated, and S-01 finds its holder now (D-06).

    It was of a category that is no RASSO on the first day of the allocation.
    """

    code = "case-reclassified"
    title = "Case became RASSO after it was allocated"
    rule = "D-06"
    owner = "Whoever allocates the unit's cases"
    keys = ("person", "allocation")
    explain = staticmethod(explanations.case_reclassified)

    def findings(self, scope, *, on):
        held = rasso_held(scope.of(CaseAllocation), scope, on=on)
        lacking = CaseHolderUnaccredited().findings(scope, on=on)
        return held.filter(
            Exists(_earlier(scope, on)),
            # Follows from the line before, and leaves it few to look at.
            classified_starts_on__gt=F("starts_on"),
            pk__in=lacking.values("pk"),
        )

    def facts(self, scope, *, on):
        lacking = CaseHolderUnaccredited().findings(scope, on=on).filter(pk=OuterRef("pk"))
        schemes = lacking.order_by("scheme_id").values(json=named(Scheme, "scheme_id"))
        return {
            "category": named(CaseCategory, "category_id"),
            "part": F("part"),
            "held_from": F("starts_on"),
            "reclassified_on": F("classified_starts_on"),
            "schemes": ArraySubquery(schemes),
        }


def _earlier(scope, on):
    """The category on the allocation's first day, where the group does not have it."""
    members = CaseGroupMember.objects.filter(
        covers(on), group=rasso(scope), category=OuterRef("category")
    )
    first = OuterRef("starts_on")
    return CaseClassification.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=first),
        Q(ends_on=None) | Q(ends_on__gte=first),
        ~Exists(members),
        force=scope.force,
        case=OuterRef("case"),
    )
