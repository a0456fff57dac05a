from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F

from capability.models import Equivalence, Prerequisite, SchemeVersion, User
from capability.models.forces import shown_to

VERSION = (
    *("label", "starts_on", "validity_months", "renewal_window_days", "renewable_days"),
    *("portfolio_months", "anchor", "source"),
)


@dataclass(frozen=True)
class SchemesReport:
    """Schemes with their versions, what they need first and what counts as one, of all days."""

    user: User
    on: date

    key = "uuid"
    orderings = {"code": ("code", "uuid"), "name": ("name", "uuid")}

    def listed(self, schemes):
        return schemes.values("pk", "uuid", "code", "name", force_code=F("force__code"))

    def filled(self, rows):
        schemes = [row["pk"] for row in rows]
        parts = {
            "versions": _by_scheme(_versions(schemes)),
            "prerequisites": _by_scheme(self._prerequisites(schemes)),
            "equivalences": _by_scheme(self._equivalences(schemes)),
        }
        for row in rows:
            scheme = row.pop("pk")
            row |= {name: found.get(scheme, []) for name, found in parts.items()}
        return rows

    def _prerequisites(self, schemes):
        edges = Prerequisite.objects.filter(shown_to(self.user), scheme__in=schemes)
        code = F("needs__code")
        return edges.order_by("scheme", "needs__code", "starts_on").values(
            "scheme", "starts_on", "ends_on", "source", code=code
        )

    def _equivalences(self, schemes):
        edges = Equivalence.objects.filter(shown_to(self.user), scheme__in=schemes)
        return edges.order_by("scheme", "pk").values(
            "scheme",
            "starts_on",
            "ends_on",
            counts_as_version=F("version__label"),
            codes=ArrayAgg("sources__scheme__code", order_by="sources__scheme__code"),
        )


def _versions(schemes):
    return SchemeVersion.objects.filter(scheme__in=schemes).values("scheme", *VERSION)


def _by_scheme(rows):
    """Each scheme's rows, without the scheme."""
    found = {}
    for row in rows:
        found.setdefault(row.pop("scheme"), []).append(row)
    return found
