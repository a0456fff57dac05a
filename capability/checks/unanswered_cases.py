"""Cases for which nobody answers: shown, never dropped (D-05).

Three checks of one rule, since leavers, trays and rows that wait are different queries.
"""

from django.db.models import CharField, Count, Exists, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from capability.checks.registry import Check, register
from capability.checks.services import services, serving
from capability.checks.standing import named
from capability.checks.subjects import subject
from capability.checks.ties import leading_with, others
from capability.models import (
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    Feed,
    Part,
    TrayAllocation,
    UnresolvedRow,
)
from capability.models.cases import not_closed
from capability.models.days import covers, covers_from_start
from capability.rules import explanations_of_cases as explanations
from capability.rules.severities import Severity

_OWNER = "Whoever allocates the unit's cases"


@register
class CaseOfLeaver(Check):
    """The officer in the case has left, and no other one in it serves (D-05)."""

    code = "case-without-owner-left"
    title = "Case whose officer has left"
    rule = "D-05"
    owner = _OWNER
    keys = ("person", "allocation")
    severity = Severity.STOP
    explain = staticmethod(explanations.case_of_leaver)

    def findings(self, scope, *, on):
        held = scope.of(CaseAllocation).held(on=on).filter(part=Part.OIC).order_by()
        others = CaseAllocation.objects.filter(
            covers_from_start(on),
            Exists(serving(scope, on=on)),
            force=scope.force,
            case=OuterRef("case"),
            part=Part.OIC,
        )
        has_left = Exists(services(scope).filter(left_on__lt=on))
        in_force = held.filter(has_left, ~Exists(serving(scope, on=on)), ~Exists(others))
        return in_force.annotate(allocation_id=F("pk"))

    def concerned(self, scope, *, on):
        """Whoever leads their cases with them."""
        return others(scope, leading_with(scope, on=on).values_list("person", flat=True))

    def facts(self, scope, *, on):
        ended = services(scope).filter(left_on__lt=on).order_by("-left_on")
        return {
            "held_from": F("starts_on"),
            "left_on": Subquery(ended.values("left_on")[:1]),
            "category": _category(scope, on),
        }


@register
class CaseInTray(Check):
    """A tray has the case and no person (D-05)."""

    code = "case-without-owner-tray"
    title = "Case in a tray"
    rule = "D-05"
    owner = _OWNER
    keys = ("case", "subject")
    explain = staticmethod(explanations.case_in_tray)

    def findings(self, scope, *, on):
        is_open = not_closed(on, "case__")
        trays = TrayAllocation.objects.filter(covers_from_start(on), is_open, force=scope.force)
        return trays.order_by().annotate(subject=subject("tray"))

    def facts(self, scope, *, on):
        return {
            "part": F("part"),
            "held_from": F("starts_on"),
            "category": _category(scope, on),
        }


@register
class CaseRowsWaiting(Check):
    """Rows about cases that fit nobody yet, one finding for each name that they give (D-05)."""

    code = "case-without-owner-waiting"
    title = "Case allocations that wait for someone to say whose they are"
    rule = "D-05"
    owner = "L&D administrator"
    keys = ("subject",)
    explain = staticmethod(explanations.case_rows_waiting)

    def findings(self, scope, *, on):
        """The subject is a hash: what the file calls them stays with the import."""
        rows = _waiting(scope, on).annotate(subject=Concat(Value("waiting:"), _Hash("queued_as")))
        return rows.order_by("subject", "batch__as_at", "pk").distinct("subject")

    def facts(self, scope, *, on):
        same = _waiting(scope, on).filter(queued_as=OuterRef("queued_as")).order_by()
        counted = same.values("queued_as").annotate(counted=Count("pk"))
        return {
            "rows": Subquery(counted.values("counted")),
            "since": F("batch__as_at"),
        }


class _Hash(Func):
    """PostgreSQL's own, which needs no extension."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = CharField()


def _waiting(scope, on):
    return UnresolvedRow.objects.filter(
        force=scope.force, feed=Feed.ALLOCATIONS, batch__as_at__lte=on
    )


def _category(scope, on):
    """Of the case on that day, where it has one."""
    classified = CaseClassification.objects.filter(
        covers(on), force=scope.force, case=OuterRef("case_id")
    )
    return Subquery(classified.values(json=named(CaseCategory, "category_id"))[:1])
