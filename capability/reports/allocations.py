"""Rows about the cases that one person has or had."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, OuterRef, Subquery, Value, When

from capability.models import CaseClassification, Part
from capability.models.cases import held
from capability.models.days import covers


@dataclass(frozen=True)
class AllocationsReport:
    """As held on a day; with the case's reference for whoever sees the person's name."""

    is_named: bool
    on: date

    def listed(self, allocations):
        """Those held on the day first, then the latest first."""
        telling = {"reference": F("case__reference")} if self.is_named else {}
        columns = {
            "category": Subquery(self._classification("category__name")),
            "closed_on": F("case__closed_on"),
            "is_held": self._is_held(),
            "part_name": Case(*(When(part=part, then=Value(part.label)) for part in Part)),
        }
        rows = allocations.values("uuid", "part", "starts_on", "ends_on", **columns, **telling)
        return rows.order_by("-is_held", "-starts_on", "uuid")

    def _classification(self, column):
        kinds = CaseClassification.objects.filter(
            covers(self.on), force=OuterRef("force"), case=OuterRef("case")
        )
        return kinds.values(column)[:1]

    def _is_held(self):
        return Case(When(held(self.on), then=Value(True)), default=Value(False))
