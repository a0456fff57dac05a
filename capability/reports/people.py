from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, JSONField, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject

from capability.models import Posting, Service, Unit, User
from capability.reports.sight import NAMES, Sight, identity, seen_by_name, sight, veiled

HIDDEN = ("uuid", *NAMES)
INTERNAL = ("pk", "force", "identity")
OF_SERVICE = (
    *("joined_on", "left_on"),
    *("probation_ends_on", "probation_extended_to", "probation_confirmed_on"),
)
NO_POSTING = {"rank_code": None, "role_code": None, "posted_from": None, "posted_to": None}


@dataclass(frozen=True)
class PeopleReport:
    """People as a user sees them on a day: `listed` a queryset of rows, `filled` a page of it.

    A person's place is the posting of that day, else the last one before it, else the root unit.
    """

    user: User
    on: date

    key = "identity"

    @property
    def orderings(self):
        if sight(self.user) is not Sight.NAMES:
            return {}
        return {"surname": ("surname", "forename", "uuid"), "person_ref": ("person_ref", "uuid")}

    def listed(self, people):
        """Service and place stand in the row as JSON: PostgreSQL asks for them page by page."""
        columns = {
            "identity": identity(self.user),
            "force_code": F("force__code"),
            "service": Subquery(_service(self.on)),
            "place": Coalesce(
                Subquery(_place(self.on)), Subquery(_root()), output_field=JSONField()
            ),
        }
        read = {
            Sight.NAMES: HIDDEN,
            Sight.PSEUDONYMS: ("pseudonym",),
            Sight.BOTH: (*HIDDEN, "pseudonym"),
        }[sight(self.user)]
        if sight(self.user) is Sight.BOTH:
            columns["is_named"] = seen_by_name(self.user, "pk")
        return people.values("pk", "force", *read, "kind", **columns)

    def filled(self, rows):
        for row in veiled(rows, HIDDEN):
            for name in INTERNAL:
                del row[name]
            row.update(_in_service(row.pop("service"), self.on))
            row.update(_standing(row.pop("place")))
        return rows

    def by_pk(self, people):
        """The filled rows of a few people, in one query."""
        return self.filled_by_pk(self.listed(people))

    def filled_by_pk(self, listed):
        """The same of listed rows, in their order."""
        rows = list(listed)
        keys = [row["pk"] for row in rows]
        return dict(zip(keys, self.filled(rows), strict=True))


def _service(on):
    """The latest that had begun."""
    begun = Service.objects.filter(person=OuterRef("pk"), joined_on__lte=on)
    facts = JSONObject(**{name: name for name in (*OF_SERVICE, "entry_route")})
    return begun.order_by("-joined_on").values(json=facts)[:1]


def _place(on):
    begun = Posting.objects.filter(person=OuterRef("pk"), is_substantive=True, starts_on__lte=on)
    facts = JSONObject(
        unit_uuid="unit__uuid",
        unit_code="unit__code",
        unit_name="unit__name",
        rank_code="rank__code",
        role_code="role__code",
        posted_from="starts_on",
        posted_to="ends_on",
    )
    return begun.order_by("-starts_on").values(json=facts)[:1]


def _root():
    roots = Unit.objects.filter(force=OuterRef("force"), is_root=True).order_by()
    return roots.values(json=JSONObject(unit_uuid="uuid", unit_code="code", unit_name="name"))[:1]


def _in_service(service, on):
    service = service or {}
    days = {name: _day(service.get(name)) for name in OF_SERVICE}
    is_serving = bool(service) and (days["left_on"] is None or days["left_on"] >= on)
    return days | {"is_serving": is_serving, "entry_route": service.get("entry_route") or None}


def _standing(place):
    days = {name: _day(place.get(name)) for name in ("posted_from", "posted_to")}
    return NO_POSTING | place | days | {"unit_uuid": UUID(place["unit_uuid"])}


def _day(text):
    return date.fromisoformat(text) if text else None
