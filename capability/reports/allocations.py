"""Who has which case, as held on a day; the case's reference for whoever sees the person's name."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, OuterRef, Subquery, Value, When

from capability.models import CaseClassification, Part, User
from capability.models.cases import held
from capability.models.days import covers
from capability.reports.sight import (
    NAMES,
    Sight,
    case_identity,
    orderings,
    row_identity,
    sight,
    veiled,
    whose,
)

HIDDEN = ("person_uuid", *NAMES, "case_reference")


@dataclass(frozen=True)
class AllocationsReport:
    """A row a part in a case, with the case's category on the day."""

    user: User
    on: date

    key = "identity"
    # Those held on the day first, then the latest: how one person's page lists them.
    held_first = ("-is_held", "-starts_on", "identity")

    @property
    def orderings(self):
        by_case = {"case_reference": ("case_reference", "identity")}
        return orderings(self.user, {"starts_on": ("starts_on", "identity")}, by_case)

    def listed(self, allocations):
        telling = {"case_reference": F("case__reference")}
        columns = {
            "identity": row_identity(self.user),
            "case_uuid": case_identity(self.user),
            "force_code": F("force__code"),
            "category_code": Subquery(self._classification("category__code")),
            "category_name": Subquery(self._classification("category__name")),
            "part_name": Case(*(When(part=part, then=Value(part.label)) for part in Part)),
            "outcome_on": F("case__outcome_on"),
            "closed_on": F("case__closed_on"),
            "last_reviewed_on": F("case__last_reviewed_on"),
            "is_held": Case(When(held(self.on), then=Value(True)), default=Value(False)),
        }
        if sight(self.user) is not Sight.PSEUDONYMS:
            columns |= telling
        return allocations.values("part", "starts_on", "ends_on", **whose(self.user), **columns)

    def filled(self, rows):
        for row in veiled(rows, HIDDEN):
            row["uuid"] = row.pop("identity")
        return rows

    def _classification(self, column):
        kinds = CaseClassification.objects.filter(
            covers(self.on), force=OuterRef("force"), case=OuterRef("case")
        )
        return kinds.order_by().values(column)[:1]  # one at a time, and its order costs joins
