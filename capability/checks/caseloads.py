from decimal import Decimal

from django.db.models import (
    Case,
    Count,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from capability.checks.defaults import DEFAULTS
from capability.checks.rasso import group_of, rasso_led
from capability.checks.registry import Check, register, severity_where
from capability.checks.thresholds import Limit, threshold
from capability.models import CaseGroupMember, Posting
from capability.models.days import covers, covers_from_start
from capability.rules import explanations_of_caseloads as explanations
from capability.rules.severities import Severity

_NUMBER = DecimalField(max_digits=12, decimal_places=4)
_OF_PERCENT = Value(Decimal("0.0001"), _NUMBER)
_FLAG, _HIGH = "cases-to-flag", "cases-high"
_RAPE, _OTHER = "percent-of-rape", "percent-of-other"
_BEFORE, _AFTER = "percent-before-outcome", "percent-after-outcome"


@register
class CaseloadOverLimit(Check):
    """Officer in more RASSO cases than the force's limit, by weight and share of full time (S-23).

    A case weighs by what it is about and by whether it has an outcome; half-time, half the limit.
    """

    code = "caseload-over-limit"
    title = "More RASSO cases than the limit"
    rule = "S-23"
    owner = "Detective sergeant or inspector"
    keys = ("person",)
    limits = tuple(Limit(name) for name in (_FLAG, _HIGH, _RAPE, _OTHER, _BEFORE, _AFTER))
    explain = staticmethod(explanations.caseload_over_limit)

    def findings(self, scope, *, on):
        limit = threshold(scope, self, _FLAG, on=on)
        over = self._loads(scope, on).filter(load__gt=limit * _fte(scope, on))
        people = scope.persons.filter(pk__in=over.values("person_id"))
        return people.order_by().annotate(person_id=F("pk"))

    def graded(self, findings, scope, *, on):
        high = threshold(scope, self, _HIGH, on=on)
        own = self._loads(scope, on).filter(
            person_id=OuterRef("pk"), load__gt=high * _fte(scope, on)
        )
        severity = severity_where(Exists(own), then=Severity.THIS_WEEK, otherwise=Severity.PLAN)
        return super().graded(findings, scope, on=on).annotate(severity=severity)

    def facts(self, scope, *, on):
        own = self._loads(scope, on).filter(person_id=OuterRef("pk"))
        return {
            "cases": Subquery(own.values("cases")),
            "load": Subquery(own.values("load")),
            "fte": _fte(scope, on, person="pk"),
            "limit": threshold(scope, self, _FLAG, on=on),
            "high": threshold(scope, self, _HIGH, on=on),
        }

    def _loads(self, scope, on):
        """By person: how many cases, and what they weigh."""
        weighed = rasso_led(scope, on=on).annotate(weight=self._weight(scope, on))
        return weighed.values("person_id").annotate(cases=Count("pk"), load=Sum("weight"))

    def begun_weight(self, scope, *, on):
        """What a case weighs before it has an outcome, of the row's category."""
        return self._weighed(scope, on, self._number(_BEFORE, scope, on))

    def _weight(self, scope, on):
        before, after = (self._number(name, scope, on) for name in (_BEFORE, _AFTER))
        stage = Case(When(case__outcome_on__lte=on, then=after), default=before)
        return self._weighed(scope, on, stage)

    def _weighed(self, scope, on, stage):
        rape, other = (self._number(name, scope, on) for name in (_RAPE, _OTHER))
        kind = Case(When(Exists(_of_rape(scope, on)), then=rape), default=other)
        return ExpressionWrapper(kind * stage * _OF_PERCENT, _NUMBER)

    def _number(self, name, scope, on):
        return threshold(scope, self, name, on=on)


def _of_rape(scope, on):
    group = group_of(scope, **DEFAULTS["rape"])
    members = CaseGroupMember.objects.filter(covers(on), category=OuterRef("category_id"))
    return members.filter(group=group)


def _fte(scope, on, person="person_id"):
    """Of the posting on that day; whole where there is none."""
    posted = Posting.objects.filter(
        covers_from_start(on), force=scope.force, person=OuterRef(person), is_substantive=True
    ).order_by()
    return Coalesce(Subquery(posted.values("fte")[:1]), Value(1), output_field=_NUMBER)
