from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery

from capability.models import EntryRoute, Milestone, User
from capability.models.forces import shown_to

DAYS = ("starts_on", "ends_on", "source")


@dataclass(frozen=True)
class EntryRoutesReport:
    """Entry routes with their milestones, of all days of joining."""

    user: User
    on: date

    key = "uuid"
    orderings = {"code": ("code", "uuid"), "name": ("name", "uuid")}

    def listed(self, routes):
        return routes.values("pk", "uuid", "code", "name", *DAYS, force_code=F("force__code"))

    def filled(self, rows):
        found = defaultdict(list)
        for one in self._milestones([row["pk"] for row in rows]):
            found[one.pop("route")].append(one)
        for row in rows:
            row["milestones"] = found.get(row.pop("pk"), [])
        return rows

    def _milestones(self, routes):
        codes = {"scheme_code": F("scheme__code"), "force_code": F("force__code")}
        mine = Milestone.objects.filter(shown_to(self.user), route__in=routes)
        return mine.order_by("months", "scheme__code", "pk").values(
            "route", "months", *DAYS, **codes
        )


def with_route_names(services):
    """Annotate `route_name`: as the force or the nation lists the code; None where nobody does."""
    listed = EntryRoute.objects.filter(
        Q(force=None) | Q(force=OuterRef("force")), code=OuterRef("entry_route")
    ).order_by(F("force").asc(nulls_last=True), "pk")
    return services.annotate(route_name=Subquery(listed.values("name")[:1]))
