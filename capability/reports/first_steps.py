"""What a force that begins has yet to put on record, before the register can say anything of it."""

from django.db.models import Exists, OuterRef, Q

from capability.access import KEEP_RECORDS
from capability.models import (
    Accreditation,
    CaseAllocation,
    Force,
    Person,
    Posting,
    Requirement,
    Unit,
)


def _any(rows):
    return Exists(rows.filter(force=OuterRef("pk")))


# Without these there is no gap to find.
NEEDED = {
    "has_units": _any(Unit.objects.filter(is_root=False)),
    "has_people": _any(Person.objects),
    "has_accreditations": _any(Accreditation.objects),
    "has_cases": _any(CaseAllocation.objects),
}
# A force may do without these.
BESIDES = {
    "has_requirements": _any(Requirement.objects),
    "has_roles": _any(Posting.objects.exclude(role=None)),
}


def beginning(user):
    """The forces that the user keeps as a whole and that lack something."""
    whole = Force.objects.filter(pk__in=user.reach(KEEP_RECORDS).forces)
    return whole.exclude(Q(*NEEDED.values()))


def told(forces):
    """Each with what it has."""
    return forces.annotate(**NEEDED, **BESIDES).order_by("name")
