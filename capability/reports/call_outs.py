"""Who was called out, when and as what, and whether trained for it on the day of the call."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from capability.access import SEE_PEOPLE
from capability.checks.called_out import LIAISON, RESPONSE, with_training
from capability.models import Accreditation, Scheme, User
from capability.reports.sight import (
    NAMES,
    Sight,
    orderings,
    row_identity,
    sight,
    veiled,
    whose,
)

HIDDEN = ("person_uuid", *NAMES, "incident")


@dataclass(frozen=True)
class CallOutsReport:
    """A row a call-out; the incident's reference for whoever sees the person's name."""

    user: User
    on: date

    key = "identity"
    newest_first = ("-called_at", "identity")

    @property
    def orderings(self):
        return orderings(self.user, {"called_at": ("called_at", "identity")})

    def listed(self, deployments):
        forces = self.user.reach(SEE_PEOPLE).every_force
        columns = {
            "identity": row_identity(self.user),
            "force_code": F("force__code"),
            "scheme_code": F("scheme__code"),
            "scheme_name": F("scheme__name"),
        }
        telling = () if sight(self.user) is Sight.PSEUDONYMS else ("incident",)
        own = ("called_at", "called_on", "released_on", "is_trained", "is_logged", *telling)
        rows = with_training(deployments, forces)
        return rows.values(*own, **whose(self.user), **columns)

    def filled(self, rows):
        for row in veiled(rows, HIDDEN):
            row["uuid"] = row.pop("identity")
        return rows


def schemes_of(person, *, on):
    """(ids of the schemes that somebody is called out as, the one that this person holds)."""
    known = Scheme.objects.of(person.force).filter(code__in=(*RESPONSE, *_OTHERS))
    ids = dict(known.values_list("code", "pk"))
    held = Accreditation.objects.good(on=on).filter(person=person, force=person.force_id)
    mine = set(held.filter(scheme__in=ids.values()).values_list("scheme__code", flat=True))
    usual = next((code for code in ids if code in RESPONSE), None)
    return list(ids.values()), next((code for code in (*RESPONSE, *_OTHERS) if code in mine), usual)


_OTHERS = ("SOIT", "SOLO", LIAISON)
