"""Whether the force has a specialist team, and how much of it is trained (P-12).

Two checks of one rule, since a force without a team and a team are different rows.
"""

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from capability.checks.defaults import DEFAULTS
from capability.checks.duties import Below
from capability.checks.holding import begun, lacks
from capability.checks.national import national
from capability.checks.rasso import rasso_cases
from capability.checks.registry import Check, register
from capability.checks.services import serving
from capability.checks.standing import named
from capability.checks.thresholds import Limit, Stricter, threshold
from capability.checks.ties import around
from capability.models import Force, Posting, Scheme, Unit
from capability.models.days import covers_from_start
from capability.rules import explanations_of_units as explanations
from capability.rules.severities import Severity

_TEAM = DEFAULTS["specialist_team"]
_SPECIALISM, _SCHEME = _TEAM["specialism"], _TEAM["scheme"]
_OWNER = "Chief officer"


@register
class SpecialistTeamMissing(Check):
    """The force has RASSO cases, whoever has them, and no unit of it is for them (P-12)."""

    code = "specialist-team-missing"
    title = "No specialist RASSO team"
    rule = "P-12"
    owner = _OWNER
    keys = ("subject",)
    explain = staticmethod(explanations.team_missing)

    def findings(self, scope, *, on):
        cases = rasso_cases(scope, on=on)
        return (
            Force.objects.filter(~Exists(_of_force(scope, on)), Exists(cases), pk=scope.force.pk)
            .order_by()
            .annotate(subject=Value(f"specialism:{_SPECIALISM}"))
        )

    def facts(self, scope, *, on):
        return {"specialism": Value(_SPECIALISM)}


@register
class SpecialistTeamUntrained(Check):
    """A specialist RASSO team of which too few are trained (P-12).

    With the teams anywhere under it, which are not found by themselves, and everybody posted there;
    trained is course and portfolio.
    """

    code = "specialist-team-untrained"
    title = "Specialist RASSO team with too few trained"
    rule = "P-12"
    owner = _OWNER
    severity = Severity.PLAN
    keys = ("unit",)
    limits = (Limit("percent-trained", Stricter.HIGHER),)
    explain = staticmethod(explanations.team_untrained)

    def findings(self, scope, *, on):
        percent = threshold(scope, self, "percent-trained", on=on)
        above = Below(OuterRef("pk"), F("pk"), Value(on))
        over = _of_force(scope, on).filter(above).exclude(pk=OuterRef("pk"))
        counted = {
            "people": _count(scope, on),
            "trained": _count(scope, on, ~_untrained(scope, on)),
        }
        return (
            _teams(scope.at(Unit, "pk"), on)
            .filter(~Exists(over))
            .annotate(unit_id=F("pk"), **counted)
            .annotate(hundredfold=F("trained") * 100)
            .filter(people__gt=0, hundredfold__lt=F("people") * percent)
        )

    def concerned(self, scope, *, on):
        return around(scope)

    def facts(self, scope, *, on):
        of_person = {"person": OuterRef("person_id"), "scheme": national(Scheme, _SCHEME)}
        course_only = _untrained(scope, on) & Q(begun(scope, on=on, **of_person))
        return {
            "unit": named(Unit, "unit_id"),
            "scheme": Value(_SCHEME),
            "people": F("people"),
            "trained": F("trained"),
            "course_only": _count(scope, on, course_only),
            "percent": threshold(scope, self, "percent-trained", on=on),
        }


def _of_force(scope, on):
    return _teams(Unit.objects.filter(force=scope.force), on)


def _teams(units, on):
    return units.filter(specialism__iexact=_SPECIALISM).in_force(on=on).order_by()


def _untrained(scope, on):
    """Of postings."""
    return lacks(scope, person=OuterRef("person_id"), scheme=national(Scheme, _SCHEME), on=on)


def _count(scope, on, which=None):
    """Of the people posted in the unit or under it."""
    posted = Posting.objects.filter(
        Below(F("unit"), OuterRef("pk"), Value(on)),
        covers_from_start(on),
        Exists(serving(scope, on=on)),
        force=scope.force,
        is_substantive=True,
    ).order_by()
    counted = posted.values("force").annotate(people=Count("pk", filter=which))
    return Coalesce(Subquery(counted.values("people")), 0)
