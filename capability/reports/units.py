from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery

from capability.models import UnitEdge, User
from capability.models.days import covers


@dataclass(frozen=True)
class UnitsReport:
    """Units, each in its place in the tree on a day."""

    user: User
    on: date

    key = "uuid"
    orderings = {"code": ("code", "uuid"), "name": ("name", "uuid")}

    def listed(self, units):
        place = UnitEdge.objects.filter(covers(self.on), unit=OuterRef("pk")).order_by()
        own = ("uuid", "code", "name", "kind", "specialism", "is_root", "starts_on", "ends_on")
        return units.values(
            *own,
            force_code=F("force__code"),
            parent_uuid=Subquery(place.values("parent__uuid")[:1]),
            parent_code=Subquery(place.values("parent__code")[:1]),
        )

    def filled(self, rows):
        return rows
