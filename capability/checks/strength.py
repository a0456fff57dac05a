from decimal import Decimal

from django.db.models import (
    Case,
    DecimalField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from capability.checks.registry import Check, register, severity_where
from capability.checks.services import serving
from capability.checks.standing import named
from capability.checks.thresholds import Limit, Stricter, threshold
from capability.checks.ties import around
from capability.models import Absence, EstablishmentPost, Posting, Restriction, Unit
from capability.models.days import covers_from_start
from capability.rules import explanations_of_units as explanations
from capability.rules.severities import Severity

_NUMBER = DecimalField(max_digits=12, decimal_places=4)
_OF_PERCENT = Value(Decimal("0.01"), _NUMBER)
_AMBER, _RED = "percent-amber", "percent-red"


@register
class UnitUnderStrength(Check):
    """A unit with too few of its funded posts filled by people who are there (S-24).

    Of the unit itself, as its page counts them. By share of full time and of the duty that is
    left; whoever may not be given some kind of case is not counted.
    """

    code = "unit-under-strength"
    title = "Unit under strength"
    rule = "S-24"
    owner = "Detective superintendent, with HR"
    severity = Severity.PLAN
    keys = ("unit",)
    limits = (Limit(_AMBER, Stricter.HIGHER), Limit(_RED, Stricter.HIGHER))
    explain = staticmethod(explanations.under_strength)

    def findings(self, scope, *, on):
        counted = self.counted(scope, on=on)
        return counted.filter(effective__lt=self._enough(scope, _AMBER, on))

    def counted(self, scope, *, on):
        """Every unit with funded posts: how many, and how much of them is filled."""
        units = scope.at(Unit, "pk").in_force(on=on).order_by()
        counted = units.annotate(
            unit_id=F("pk"),
            posts=_posts(scope, on),
            effective=_sum(_there(scope, on), _share(scope, on)),
        )
        return counted.filter(posts__gt=0)

    def concerned(self, scope, *, on):
        return around(scope)

    def graded(self, findings, scope, *, on):
        red = Q(effective__lt=self._enough(scope, _RED, on))
        severity = severity_where(red, then=Severity.THIS_WEEK, otherwise=Severity.PLAN)
        return super().graded(findings, scope, on=on).annotate(severity=severity)

    def facts(self, scope, *, on):
        return {
            "unit": named(Unit, "unit_id"),
            "posts": F("posts"),
            "posted": _sum(_there(scope, on), F("fte")),
            "effective": F("effective"),
            "amber": threshold(scope, self, _AMBER, on=on),
            "red": threshold(scope, self, _RED, on=on),
        }

    def _enough(self, scope, name, on):
        return F("posts") * threshold(scope, self, name, on=on) * _OF_PERCENT


def _posts(scope, on):
    funded = EstablishmentPost.objects.filter(
        covers_from_start(on), force=scope.force, unit=OuterRef("pk")
    )
    return Subquery(funded.order_by().values("unit").annotate(sum=Sum("posts")).values("sum"))


def _there(scope, on):
    """Postings to the unit that day, of people in service."""
    return Posting.objects.filter(
        covers_from_start(on),
        Exists(serving(scope, on=on)),
        force=scope.force,
        unit=OuterRef("pk"),
        is_substantive=True,
    ).order_by()


def _sum(postings, share):
    summed = postings.values("unit").annotate(sum=Sum(share, output_field=_NUMBER))
    return Coalesce(Subquery(summed.values("sum")), Value(0), output_field=_NUMBER)


def _share(scope, on):
    """How much of a full-time post the person fills on that day."""
    own = {"force": scope.force, "person": OuterRef("person_id")}
    restricted = Restriction.objects.filter(covers_from_start(on), **own)
    away = Absence.objects.filter(covers_from_start(on), **own).order_by().values("person")
    left = Coalesce(
        Subquery(away.annotate(least=Min("share_of_duty")).values("least")),
        Value(1),
        output_field=_NUMBER,
    )
    return Case(
        When(Exists(restricted.order_by()), then=Value(0)),
        default=F("fte") * left,
        output_field=_NUMBER,
    )
