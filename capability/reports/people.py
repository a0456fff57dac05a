from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, When

from capability.models import Posting, Service, Unit, User
from capability.reports.sight import NAMES, Sight, identity, seen_by_name, sight, veiled

HIDDEN = ("uuid", *NAMES)
NO_SERVICE = {"joined_on": None, "left_on": None, "is_serving": False}
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
        columns = {"identity": identity(self.user), "force_code": F("force__code")}
        read = {
            Sight.NAMES: HIDDEN,
            Sight.PSEUDONYMS: ("pseudonym",),
            Sight.BOTH: (*HIDDEN, "pseudonym"),
        }[sight(self.user)]
        if sight(self.user) is Sight.BOTH:
            columns["is_named"] = seen_by_name(self.user, "pk")
        return people.values("pk", "force", *read, "kind", **columns)

    def filled(self, rows):
        people = [row["pk"] for row in rows]
        services = _by_person(_services(people, self.on))
        places = _by_person(_places(people, self.on))
        roots = _roots({row["force"] for row in rows})
        for row in veiled(rows, HIDDEN):
            person, force, _ = row.pop("pk"), row.pop("force"), row.pop("identity")
            row.update(services.get(person, NO_SERVICE))
            row.update(places.get(person) or NO_POSTING | roots[force])
        return rows


def _services(people, on):
    begun = Service.objects.filter(person__in=people, joined_on__lte=on)
    is_serving = Case(When(Q(left_on=None) | Q(left_on__gte=on), then=True), default=False)
    latest = begun.order_by("person_id", "-joined_on").distinct("person_id")
    return latest.values("person", "joined_on", "left_on", is_serving=is_serving)


def _places(people, on):
    begun = Posting.objects.filter(person__in=people, is_substantive=True, starts_on__lte=on)
    latest = begun.order_by("person_id", "-starts_on").distinct("person_id")
    return latest.values(
        "person",
        unit_uuid=F("unit__uuid"),
        unit_code=F("unit__code"),
        unit_name=F("unit__name"),
        rank_code=F("rank__code"),
        role_code=F("role__code"),
        posted_from=F("starts_on"),
        posted_to=F("ends_on"),
    )


def _by_person(rows):
    return {row.pop("person"): row for row in rows}


def _roots(forces):
    roots = Unit.objects.filter(force__in=forces, is_root=True)
    columns = {"unit_uuid": F("uuid"), "unit_code": F("code"), "unit_name": F("name")}
    return {row.pop("force"): row for row in roots.values("force", **columns)}
