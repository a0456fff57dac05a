from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from capability.models import Dispute, ExtendedAward, Suspension, User
from capability.models.days import covers
from capability.reports.sight import NAMES, Sight, orderings, row_identity, sight, veiled, whose

DATES = (
    "course_completed_on",
    "portfolio_opened_on",
    "portfolio_due_on",
    "awarded_on",
    "expires_on",
    "valid_to",
    "recognised_on",
    "revoked_on",
)
# What someone typed, or what stands on a person's paper, can say who the person is.
TELLING = ("certificate", "source")
HIDDEN = ("person_uuid", *NAMES, *TELLING)


@dataclass(frozen=True)
class AccreditationsReport:
    """A row a cycle, in its state on a day; a cycle not begun by then says "not-started"."""

    user: User
    on: date

    key = "identity"

    @property
    def orderings(self):
        return orderings(self.user, {"scheme": ("scheme_code", "identity")})

    def listed(self, accreditations):
        suspended = Suspension.objects.filter(covers(self.on), accreditation=OuterRef("pk"))
        suspended = suspended.order_by()  # one at a time, and the usual order costs three joins
        columns = {
            "identity": row_identity(self.user),
            "force_code": F("force__code"),
            "scheme_code": F("scheme__code"),
            "scheme_name": F("scheme__name"),
            "version_label": F("version__label"),
            "suspended_from": Subquery(suspended.values("starts_on")[:1]),
            "suspended_to": Subquery(suspended.values("ends_on")[:1]),
            "disputed": ArraySubquery(_disputed()),
            "extension": Subquery(_extension()),
        }
        telling = () if sight(self.user) is Sight.PSEUDONYMS else TELLING
        rows = accreditations.with_state(on=self.on)
        own = ("state", *DATES, "is_transfer", *telling)
        return rows.values(*own, **whose(self.user), **columns)

    def filled(self, rows):
        return [
            {"uuid": row.pop("identity"), **_extended(row.pop("extension")), **row}
            for row in veiled(rows, HIDDEN)
        ]


def _extension():
    """By which instrument the last good day is as late as it is; not where it changed since."""
    done = ExtendedAward.objects.filter(accreditation=OuterRef("pk"), valid_to=OuterRef("valid_to"))
    told = JSONObject(day="was_valid_to", reference="extension__reference")
    return done.order_by("-pk").values(json=told)[:1]


def _extended(extension):
    if extension is None:
        return {"extended_from": None, "extended_by": None}
    day = date.fromisoformat(extension["day"])
    return {"extended_from": day, "extended_by": extension["reference"]}


def _disputed():
    """The fields that someone contests."""
    contested = Dispute.objects.still_open().filter(table="accreditation", row=OuterRef("pk"))
    return contested.order_by("field").values("field")
