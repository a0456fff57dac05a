from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from capability.checks.duties import Below, case_duties, posted_under
from capability.checks.holding import lacks, short
from capability.checks.registry import Check, register
from capability.checks.services import serving
from capability.checks.standing import named
from capability.checks.thresholds import DaysAfter, Limit, threshold
from capability.checks.ties import others
from capability.models import (
    Absence,
    CaseAllocation,
    CaseClassification,
    CaseGroup,
    Part,
    Posting,
    Restriction,
    Scheme,
    Unit,
)
from capability.models.days import covers, covers_from_start
from capability.models.requirements import Level
from capability.rules import explanations_of_cases as explanations
from capability.rules.severities import Severity

_BACK = "days-looked-back"
_GIVEN_ON = OuterRef("starts_on")


@register
class AllocatedPastQualified(Check):
    """Given to someone without what the case requires, past a colleague who held it (S-22).

    On the day it was given the colleague worked in the same unit or under it, was there, and was
    officer in fewer cases. For information: there may have been a good reason.
    """

    code = "allocated-past-qualified"
    title = "Case given past a qualified colleague with fewer cases"
    rule = "S-22"
    owner = "Detective inspector, for information"
    severity = Severity.PLAN
    keys = ("person", "allocation", "requirement")
    limits = (Limit(_BACK),)
    explain = staticmethod(explanations.allocated_past_qualified)

    def findings(self, scope, *, on):
        of_late = self._of_late(case_duties(scope, on=on), scope, on).filter(_was_required(scope))
        return (
            of_late.annotate(pool=_unit(scope), load=_load(scope, _GIVEN_ON) - 1)
            .annotate(least=_of_colleagues(_qualified(scope), Min("their_load")))
            .filter(short(scope, on=_GIVEN_ON), pool__isnull=False, least__lt=F("load"))
        )

    def concerned(self, scope, *, on):
        """Those who were given cases of late where they stood, or above."""
        near = Posting.objects.filter(
            force=scope.force, unit__in=scope.units_over, is_substantive=True
        )
        that_day = near.filter(covers_from_start(OuterRef("starts_on")), person=OuterRef("person"))
        held = CaseAllocation.objects.held(on=on).filter(
            Exists(that_day), force=scope.force, person__in=near.values("person")
        )
        given = self._of_late(held, scope, on).order_by()
        return others(scope, given.values_list("person", flat=True))

    def _of_late(self, allocations, scope, on):
        since = DaysAfter(Value(on), 0 - threshold(scope, self, _BACK, on=on))
        return allocations.filter(part=Part.OIC, starts_on__gte=since)

    def facts(self, scope, *, on):
        freer = _qualified(scope).filter(their_load__lt=OuterRef("load"))
        return {
            "scheme": named(Scheme, "scheme_id"),
            "case_group": named(CaseGroup, "case_group_id"),
            "unit": named(Unit, "pool"),
            "held_from": F("starts_on"),
            "load": F("load"),
            "colleagues": _of_colleagues(freer, Count("pk")),
        }


def _was_required(scope):
    """On the day it was given already, days of grace aside: what came later was no reason."""
    of_the_kind = CaseClassification.objects.filter(
        covers(_GIVEN_ON),
        covers(_GIVEN_ON, "memberships__"),
        force=scope.force,
        case=OuterRef("case"),
        memberships__group=OuterRef("case_group_id"),
    )
    bound = ~Q(required_level=Level.UNIT) | Q(posted_under(_GIVEN_ON))
    return Q(Exists(of_the_kind.order_by()), bound, required_starts_on__lte=F("starts_on"))


def _unit(scope):
    posted = Posting.objects.filter(
        covers_from_start(_GIVEN_ON),
        force=scope.force,
        person=OuterRef("person_id"),
        is_substantive=True,
    )
    return Subquery(posted.order_by().values("unit")[:1])


def _load(scope, day):
    """How many cases the row's person was officer in on that day."""
    led = CaseAllocation.objects.held(on=day).filter(
        force=scope.force, person=OuterRef("person_id"), part=Part.OIC
    )
    counted = led.order_by().values("force").annotate(counted=Count("pk"))
    return Coalesce(Subquery(counted.values("counted")), 0)


def _of_colleagues(postings, figure):
    return Subquery(postings.values("force").annotate(figure=figure).values("figure"))


def _qualified(scope):
    """Postings of others in the unit or under it who held the scheme that day and were there."""
    given_on = OuterRef(_GIVEN_ON)
    own = {"force": scope.force, "person": OuterRef("person_id")}
    absent = Absence.objects.filter(covers_from_start(given_on), share_of_duty=0, **own)
    restricted = Restriction.objects.filter(covers_from_start(given_on), **own)
    unqualified = lacks(
        scope,
        person=OuterRef("person_id"),
        scheme=OuterRef(OuterRef("scheme_id")),
        oldest=OuterRef(OuterRef("oldest_version_id")),
        on=given_on,
    )
    # Looked up for the few who are qualified: as a condition PostgreSQL would gather all services.
    service = Subquery(serving(scope, on=given_on).values("pk")[:1])
    return (
        Posting.objects.filter(
            Below(F("unit"), OuterRef("pool"), _GIVEN_ON),
            ~Q(person=OuterRef("person_id")),
            covers_from_start(_GIVEN_ON),
            force=scope.force,
            is_substantive=True,
        )
        .filter(
            ~unqualified,
            ~Exists(absent.order_by()),
            ~Exists(restricted.order_by()),
        )
        .order_by()
        .annotate(service=service, their_load=_load(scope, given_on))
        .filter(service__isnull=False)
    )
