from django.db.models import (
    Aggregate,
    BooleanField,
    DateField,
    F,
    Func,
    Min,
    OuterRef,
    Subquery,
    Value,
)

from capability.checks.rasso import rasso_led
from capability.checks.registry import Check, register
from capability.checks.standing import named
from capability.checks.thresholds import DaysAfter, Limit, Stricter, threshold
from capability.models import Absence, CaseGroup
from capability.models.days import Days, covers_from_start
from capability.rules import explanations_of_caseloads as explanations


@register
class CaseHolderAbsent(Check):
    """Officer in a RASSO case and away for long (D-07).

    Away altogether, on that day and each of so many before it, in one absence or in several.
    """

    code = "case-holder-absent"
    title = "RASSO case held by someone who is away for long"
    rule = "D-07"
    owner = "Whoever allocates the unit's cases"
    keys = ("person", "allocation")
    limits = (Limit("days", Stricter.LOWER),)
    explain = staticmethod(explanations.holder_absent)

    def findings(self, scope, *, on):
        return rasso_led(scope, on=on).filter(self._away_throughout(scope, on))

    def facts(self, scope, *, on):
        now = _away(scope).filter(covers_from_start(on)).values("force")
        return {
            "case_group": named(CaseGroup, "case_group_id"),
            "held_from": F("starts_on"),
            "away_from": Subquery(now.annotate(first=Min("starts_on")).values("first")),
            "days": threshold(scope, self, "days", on=on),
        }

    def _away_throughout(self, scope, on):
        """Whether the days away, joined where they meet, take in all those days."""
        today = Value(on, DateField())
        first = DaysAfter(today, 0 - threshold(scope, self, "days", on=on))
        days = _TakesIn(_Joined(Days()), Days(first, today))
        return Subquery(_away(scope).values("force").annotate(all=days).values("all"))


class _Joined(Aggregate):
    function = "range_agg"


class _TakesIn(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @> "
    output_field = BooleanField()


def _away(scope):
    own = Absence.objects.filter(force=scope.force, person=OuterRef("person_id"), share_of_duty=0)
    return own.order_by()
