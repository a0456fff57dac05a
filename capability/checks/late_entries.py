from datetime import date

from django.db.models import Exists, F, Min, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, TruncDate

from capability.checks.registry import Check, register
from capability.checks.standing import named
from capability.checks.thresholds import DaysAfter, Limit, threshold
from capability.models import Accreditation, Gap, Scheme
from capability.rules import explanations_of_awards as explanations
from capability.rules.severities import Severity

_BACK = "days-looked-back"
_FLAGGED_BY = ("case-holder-unaccredited", "role-holder-unaccredited")


@register
class EntryBackDated(Check):
    """An award entered after its lack was flagged, and dated before that (D-11).

    Both views stay: the gap with what was on record then, and the award with its own day.
    """

    code = "entry-back-dated"
    title = "Award entered after a gap, and dated before it"
    rule = "D-11"
    owner = "L&D administrator; audit"
    severity = Severity.PLAN
    keys = ("person", "accreditation")
    limits = (Limit(_BACK),)
    explain = staticmethod(explanations.entry_back_dated)

    def findings(self, scope, *, on):
        awarded = scope.of(Accreditation).filter(awarded_on__lte=on).order_by()
        flagged = Exists(self._flagged(scope, on).order_by())
        return awarded.filter(flagged).annotate(accreditation_id=F("pk"))

    def facts(self, scope, *, on):
        first = self._flagged(scope, on).order_by("opened_on", "pk")
        return {
            "scheme": named(Scheme, "scheme_id"),
            "awarded_on": F("awarded_on"),
            "recorded_on": Subquery(first.values("recorded_on")[:1]),
            "flagged_on": Subquery(first.values("opened_on")[:1]),
        }

    def _flagged(self, scope, on):
        """Gaps that the award covers and that opened by the day on which it was entered.

        Both ends name the gap: PostgreSQL then looks into the history of awards with one alone.
        """
        back = threshold(scope, self, _BACK, on=on)
        day_after = DaysAfter(OuterRef("awarded_on"), Value(1))
        first = Greatest(F("opened_on"), day_after, DaysAfter(Value(on), 0 - back))
        covered = Gap.objects.filter(
            force=scope.force,
            check_code__in=_FLAGGED_BY,
            person=OuterRef("person_id"),
            requirement__scheme=OuterRef("scheme_id"),
            opened_on__range=(OuterRef("awarded_on"), on),
            opened_on__lte=Coalesce(OuterRef("valid_to"), Value(date.max)),
        )
        recorded_on = _recorded_on(scope.force)
        return covered.annotate(recorded_on=recorded_on).filter(
            recorded_on__range=(first, Greatest(F("opened_on"), Value(on)))
        )


def _recorded_on(force):
    """The day on which the award first stood on record with the day that it has."""
    said = Accreditation.pgh_event_model.objects.filter(
        force=force,
        pgh_obj=OuterRef(OuterRef("pk")),
        awarded_on=OuterRef(OuterRef("awarded_on")),
    ).order_by()
    first = said.values("pgh_obj").annotate(first=Min("pgh_created_at"))
    return Subquery(first.values(day=TruncDate("first")))
