from django.db.models import Count, F, OuterRef, Subquery

from capability.checks.called_out import going_on, untrained
from capability.checks.registry import Check, register
from capability.checks.standing import named, standing
from capability.checks.thresholds import Limit, threshold
from capability.models import Scheme
from capability.rules import explanations_of_call_outs as explanations

_LIMIT = "families"


@register
class LiaisonUnaccredited(Check):
    """Family liaison that goes on, by somebody who does not hold the scheme (P-17)."""

    code = "liaison-unaccredited"
    title = "Family liaison without accreditation"
    rule = "P-17"
    owner = "FLO co-ordinator"
    keys = ("person", "scheme")
    explain = staticmethod(explanations.liaison_unaccredited)

    def findings(self, scope, *, on):
        """The earliest of several stands for them all."""
        lacking = going_on(scope, on=on).filter(untrained(scope, on=on))
        in_order = lacking.order_by("person_id", "scheme_id", "called_at", "pk")
        return in_order.distinct("person_id", "scheme_id")

    def facts(self, scope, *, on):
        return standing(scope, on=on, since="called_on") | {"going_on": _number(scope, on)}


@register
class LiaisonOverLimit(Check):
    """More families at once than one liaison officer should have (P-17)."""

    code = "liaison-over-limit"
    title = "More family liaison at once than the limit"
    rule = "P-17"
    owner = "FLO co-ordinator"
    keys = ("person", "scheme")
    limits = (Limit(_LIMIT),)
    explain = staticmethod(explanations.liaison_over_limit)

    def findings(self, scope, *, on):
        counted = going_on(scope, on=on).annotate(number=_number(scope, on))
        over = counted.filter(number__gt=threshold(scope, self, _LIMIT, on=on))
        in_order = over.order_by("person_id", "scheme_id", "called_at", "pk")
        return in_order.distinct("person_id", "scheme_id")

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "going_on": _number(scope, on),
            "limit": threshold(scope, self, _LIMIT, on=on),
            "since": F("called_on"),
        }


def _number(scope, on):
    own = going_on(scope, on=on).filter(person=OuterRef("person_id"), scheme=OuterRef("scheme_id"))
    counted = own.values("person_id").annotate(number=Count("pk"))
    return Subquery(counted.values("number"))
