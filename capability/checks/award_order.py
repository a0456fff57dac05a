from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from capability.checks.registry import Check, register
from capability.checks.standing import named
from capability.models import (
    Accreditation,
    Equivalence,
    EquivalenceSource,
    Prerequisite,
    Scheme,
)
from capability.models.forces import owned
from capability.rules import explanations_of_awards as explanations
from capability.rules.severities import Severity


@register
class AwardBeforeCourse(Check):
    """Awarded before its own course, or before the award of what the scheme needs first (D-01).

    An award of another force is left out: its course is seldom on record here. So is whatever is
    not on record at all, since no dates contradict each other then.
    """

    code = "award-before-course"
    title = "Awarded before the course or before what it needs first"
    rule = "D-01"
    owner = "L&D administrator"
    keys = ("person", "accreditation")
    severity = Severity.PLAN
    explain = staticmethod(explanations.award_before_course)

    def findings(self, scope, *, on):
        awarded = scope.of(Accreditation).filter(
            Q(revoked_on=None) | Q(revoked_on__gt=on), awarded_on__lte=on, is_transfer=False
        )
        early = Q(course_completed_on__gt=F("awarded_on"))
        return (
            awarded.order_by()
            .annotate(accreditation_id=F("pk"))
            .filter(early | Exists(_later(scope)))
        )

    def facts(self, scope, *, on):
        later = _later(scope).annotate(first=_first_award(scope))
        needed = JSONObject(code=F("needs__code"), awarded_on=F("first"))
        return {
            "scheme": named(Scheme, "scheme_id"),
            "awarded_on": F("awarded_on"),
            "course_completed_on": F("course_completed_on"),
            "later": ArraySubquery(later.order_by("needs__code").values(json=needed)),
        }


def _later(scope):
    """Prerequisites on the day of the award of which the first award came after it."""
    awards = _awards(scope, OuterRef("needs"))
    return Prerequisite.objects.filter(
        owned(scope.force),
        Q(starts_on=None) | Q(starts_on__lte=OuterRef("awarded_on")),
        Q(ends_on=None) | Q(ends_on__gte=OuterRef("awarded_on")),
        Exists(awards.filter(awarded_on__gt=OuterRef(OuterRef("awarded_on")))),
        ~Exists(awards.filter(awarded_on__lte=OuterRef(OuterRef("awarded_on")))),
        ~Exists(_counted_as_one(scope)),
        scheme=OuterRef("scheme_id"),
    )


def _awards(scope, scheme):
    return Accreditation.objects.filter(
        force=scope.force, person=OuterRef(OuterRef("person_id")), scheme=scheme
    )


def _counted_as_one(scope):
    """A part of an equivalence of the force's or the nation's was held by then, whatever its days:
    nothing is said against such a record.
    """
    held = Accreditation.objects.filter(
        force=scope.force,
        person=OuterRef(OuterRef(OuterRef("person_id"))),
        scheme=OuterRef("scheme"),
        awarded_on__lte=OuterRef(OuterRef(OuterRef("awarded_on"))),
    )
    known = scope.reference(Equivalence).filter(scheme=OuterRef(OuterRef("needs")))
    return EquivalenceSource.objects.filter(Exists(held), equivalence__in=known.values("pk"))


def _first_award(scope):
    first = _awards(scope, OuterRef("needs")).exclude(awarded_on=None).order_by("awarded_on")
    return Subquery(first.values("awarded_on")[:1])
