from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from capability.checks.defaults import DEFAULTS
from capability.checks.rasso import rasso_held
from capability.checks.registry import Check, register
from capability.checks.standing import named
from capability.checks.thresholds import Limit, Stricter, threshold
from capability.models import CaseAllocation, Part, Posting, Rank
from capability.models.days import covers_from_start
from capability.rules import explanations_of_cases as explanations

_SERGEANT, _INSPECTOR = DEFAULTS["ranks"]["sergeant"], DEFAULTS["ranks"]["inspector"]


@register
class SupervisorCarriesCases(Check):
    """A sergeant or inspector who is officer in more RASSO cases than the force allows (S-14).

    By the rank of the posting on that day and its seniority, in uniform or not.
    """

    code = "supervisor-carries-cases"
    title = "Sergeant or inspector carries RASSO cases"
    rule = "S-14"
    owner = "Detective superintendent"
    keys = ("person",)
    limits = (
        Limit("cases-of-inspector", Stricter.LOWER),
        Limit("cases-of-sergeant", Stricter.LOWER),
    )
    explain = staticmethod(explanations.carries_cases)

    def findings(self, scope, *, on):
        posted = scope.of(Posting).filter(
            covers_from_start(on),
            is_substantive=True,
            rank__seniority__in=(_SERGEANT, _INSPECTOR),
        )
        return (
            posted.order_by()
            .annotate(cases=_cases(scope, on), limit=self._limit(scope, on))
            .filter(cases__gt=F("limit"))
        )

    def facts(self, scope, *, on):
        return {"rank": named(Rank, "rank_id"), "cases": F("cases"), "limit": F("limit")}

    def _limit(self, scope, on):
        inspector = Q(rank__seniority=_INSPECTOR)
        of_inspector, of_sergeant = (
            threshold(scope, self, limit.name, on=on) for limit in self.limits
        )
        return Case(When(inspector, then=of_inspector), default=of_sergeant)


def _cases(scope, on):
    led = CaseAllocation.objects.filter(
        force=scope.force, part=Part.OIC, person=OuterRef("person_id")
    )
    counted = rasso_held(led, scope, on=on).values("force").annotate(counted=Count("pk"))
    return Coalesce(Subquery(counted.values("counted")), 0)
