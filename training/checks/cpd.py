from django.db.models import DecimalField, Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from capability.checks.registry import Check, register
from capability.checks.thresholds import Limit, Stricter, threshold
from capability.models import Accreditation, PersonKind, Service
from capability.rules.severities import Severity
from training.models import CpdEntry
from training.rules import explanations_of_cpd as explanations
from training.rules.cpd import twelve_months

HOURS = "hours"
SAFETY = "PST"


@register
class CpdBelowTarget(Check):
    """Fewer hours of CPD in twelve months than the force asks for (S-20).

    No national number exists: where the force has set none, nobody is found. Nor in the first
    twelve months of service.
    """

    code = "cpd-below-target"
    title = "Less CPD than the force asks for"
    rule = "S-20"
    owner = "Line manager, with the person"
    severity = Severity.PLAN
    keys = ("person",)
    limits = (Limit(HOURS),)
    explain = staticmethod(explanations.below_target)

    def findings(self, scope, *, on):
        target = threshold(scope, self, HOURS, on=on)
        return (
            _served_a_year(scope, on)
            .annotate(target=target)
            .filter(~Q(pk__in=_with_enough(scope, on, target)), target__gt=0)
        )

    def facts(self, scope, *, on):
        return {"hours": _hours(scope, on), "target": threshold(scope, self, HOURS, on=on)}


@register
class SafetyTrainingShort(Check):
    """An officer with too few hours of safety training in twelve months, or not good in it (P-05).

    Hours are those of CPD entered as part of PST. Each of the two is asked only where the force
    records it here, and neither in the first twelve months of service.
    """

    code = "safety-training-short"
    title = "Safety training too short or run out"
    rule = "P-05"
    owner = "The force's training unit, with duties planning"
    severity = Severity.THIS_WEEK
    keys = ("person",)
    limits = (Limit(HOURS, Stricter.HIGHER),)
    explain = staticmethod(explanations.safety_short)

    def findings(self, scope, *, on):
        target = threshold(scope, self, HOURS, on=on)
        enough = _with_enough(scope, on, target, scheme__code=SAFETY)
        is_short = Exists(_safety(CpdEntry, scope, on, "done_on")) & ~Q(pk__in=enough)
        lacks = Exists(_safety(Accreditation, scope, on, "awarded_on")) & Q(is_good=False)
        return (
            _served_a_year(scope, on)
            .filter(kind=PersonKind.OFFICER)
            .annotate(is_good=_is_good(scope, on))
            .filter(is_short | lacks)
        )

    def facts(self, scope, *, on):
        awards = _own(Accreditation, scope).filter(scheme__code=SAFETY, awarded_on__lte=on)
        return {
            "hours": _hours(scope, on, scheme__code=SAFETY),
            "target": threshold(scope, self, HOURS, on=on),
            "counts_hours": Exists(_safety(CpdEntry, scope, on, "done_on")),
            "counts_awards": Exists(_safety(Accreditation, scope, on, "awarded_on")),
            "is_good": F("is_good"),
            "valid_to": Subquery(awards.order_by("-awarded_on").values("valid_to")[:1]),
        }


def _served_a_year(scope, on):
    """In service throughout the twelve months that are counted."""
    since = twelve_months(on).first
    services = Service.objects.filter(
        Q(left_on=None) | Q(left_on__gte=on),
        force=scope.force,
        person=OuterRef("pk"),
        joined_on__lte=since,
    )
    return scope.persons.filter(Exists(services)).order_by().annotate(person_id=F("pk"))


def _with_enough(scope, on, target, **more):
    """Ids of those whose hours reach the target: all summed at once, since one by one costs
    a force of 6,000 twenty times as much.
    """
    done = scope.of(CpdEntry).filter(done_on__range=twelve_months(on), **more)
    summed = done.order_by().values("person").annotate(hours=Sum("hours"))
    return summed.filter(hours__gte=target).values("person")


def _hours(scope, on, **more):
    done = _own(CpdEntry, scope).filter(done_on__range=twelve_months(on), **more)
    summed = done.order_by().values("person").annotate(hours=Sum("hours")).values("hours")
    return Coalesce(Subquery(summed), Value(0), output_field=DecimalField())


def _is_good(scope, on):
    return Exists(_own(Accreditation, scope).good(on=on).filter(scheme__code=SAFETY))


def _own(model, scope):
    return model.objects.filter(force=scope.force, person=OuterRef("pk"))


def _safety(model, scope, on, day):
    """Whatever the force has recorded of it up to then, of anybody."""
    return model.objects.filter(
        force=scope.force, scheme__code=SAFETY, **{f"{day}__lte": on}
    ).order_by()
