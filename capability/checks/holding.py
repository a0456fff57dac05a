"""Whether a person holds a scheme on a day, as conditions for use inside other queries.

`person` and `scheme` are references seen from one query below the one they are asked in.
"""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from capability.models import (
    Accreditation,
    Equivalence,
    EquivalenceSource,
    Prerequisite,
    Suspension,
)
from capability.models.days import covers

# Older than any version: an empty first day means "always".
ALWAYS = Value(date.min)


def of_force(force):
    """National rows and the force's own."""
    return Q(force=None) | Q(force=force)


def lacks(force, *, person, scheme, on, oldest=ALWAYS):
    """Neither current nor due, from the oldest accepted version on, nor by an equivalence.

    Two conditions and not one negated: PostgreSQL makes an anti-join of each.
    """
    return Q(~Exists(_good(force, person, scheme, on, oldest))) & Q(
        ~Exists(_equivalent(force, person, scheme, on, oldest))
    )


def begun(force, *, person, scheme, on):
    """At least the course is done: also where an award lapsed or was revoked.

    Whatever is suspended on that day does not count at all (design section 4).
    """
    suspended = Suspension.objects.filter(covers(on), accreditation=OuterRef("pk"))
    return Exists(
        Accreditation.objects.filter(
            Q(course_completed_on__lte=on) | Q(awarded_on__lte=on) | Q(portfolio_opened_on__lte=on),
            ~Exists(suspended),
            force=force,
            person=person,
            scheme=scheme,
        )
    )


def prerequisites(force, *, scheme, on):
    return Prerequisite.objects.filter(of_force(force), covers(on), scheme=scheme)


def _good(force, person, scheme, on, oldest):
    held = Accreditation.objects.good(on=on).filter(force=force, person=person, scheme=scheme)
    if oldest is ALWAYS:
        return held
    return held.alias(version_from=Coalesce(F("version__starts_on"), ALWAYS)).filter(
        version_from__gte=Coalesce(oldest, ALWAYS)
    )


def _equivalent(force, person, scheme, on, oldest):
    """An equivalence in force of which no source is missing."""
    held = Accreditation.objects.good(on=on).filter(
        force=force,
        person=OuterRef(OuterRef(person)),
        scheme=OuterRef("scheme"),
        version=Coalesce(OuterRef("version"), F("version")),
    )
    missing = EquivalenceSource.objects.filter(~Exists(held), equivalence=OuterRef("pk"))
    counting = Equivalence.objects.filter(
        of_force(force), covers(on), ~Exists(missing), scheme=scheme
    )
    if oldest is ALWAYS:
        return counting
    return counting.alias(version_from=Coalesce(F("version__starts_on"), ALWAYS)).filter(
        version_from__gte=Coalesce(oldest, ALWAYS)
    )
