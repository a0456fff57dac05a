"""Whether a person holds a scheme on a day, as conditions for use inside other queries.

`person` and `scheme` are references seen from one query below the one they are asked in; `on` may
be one too, for a day of the row's own.
"""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, IsNull

from capability.models import (
    Accreditation,
    EquivalenceSource,
    Prerequisite,
    SchemeVersion,
    Suspension,
)
from capability.models.accreditations import is_begun
from capability.models.days import covers, covers_from_start
from capability.models.lookup import below

# Older than any version: an empty first day means "always".
ALWAYS = Value(date.min)


def lacks(scope, *, person, scheme, on, oldest=None):
    """Neither current nor due, from the oldest accepted version on, nor by an equivalence.

    Two conditions and not one negated: PostgreSQL makes an anti-join of each.
    """
    not_held = Q(~Exists(_good(scope.force, person, scheme, on, oldest)))
    if not scope.has_equivalences(on=on):
        return not_held
    complete = _complete(scope, person, on)
    return not_held & Q(~Exists(complete.filter(of_accepted_version(oldest), scheme=scheme)))


def short(scope, *, on, person="person_id"):
    """Lacks what the row requires: for queries with its columns, and the person's under a name."""
    return lacks(
        scope,
        person=OuterRef(person),
        scheme=OuterRef("scheme_id"),
        oldest=OuterRef("oldest_version_id"),
        on=on,
    )


def begun(scope, *, person, scheme, on):
    """At least the course is done: also where an award lapsed or was revoked.

    An award that is suspended on that day does not count at all.
    """
    return Exists(
        Accreditation.objects.filter(
            is_begun(on),
            _is_no_award(on) | ~Exists(_suspensions(on)),
            force=scope.force,
            person=person,
            scheme=scheme,
        )
    )


def _is_no_award(on):
    """Nothing that could be suspended: not yet, not here, no longer."""
    elsewhere = Q(recognised_on=None) | Q(recognised_on__gt=on)
    over = Q(valid_to__lt=on) | Q(revoked_on__lte=on)
    return Q(awarded_on=None) | Q(awarded_on__gt=on) | Q(elsewhere, is_transfer=True) | over


def _suspensions(on):
    return Suspension.objects.filter(covers_from_start(on), accreditation=OuterRef("pk"))


def prerequisites(scope, *, scheme, on):
    return all_prerequisites(scope, on=on).filter(scheme=scheme)


def all_prerequisites(scope, *, on):
    return scope.reference(Prerequisite).filter(covers(on))


def of_accepted_version(oldest):
    """The row's version began no earlier than the oldest one accepted, if any is set.

    By sub-selects and not a join: most requirements set none, and then they are never run.
    """
    if oldest is None:
        return Q()
    ours, accepted = _began(OuterRef("version")), _began(OuterRef(oldest))
    return Q(IsNull(oldest, True)) | Q(GreaterThanOrEqual(ours, accepted))


def _good(force, person, scheme, on, oldest):
    held = Accreditation.objects.good(on=on).filter(force=force, person=person, scheme=scheme)
    return held.filter(of_accepted_version(oldest))


def _complete(scope, person, on):
    """The equivalences of which no source is missing."""
    held = Accreditation.objects.good(on=below(below(on))).filter(
        force=scope.force,
        person=OuterRef(OuterRef(person)),
        scheme=OuterRef("scheme"),
        version=Coalesce(OuterRef("version"), F("version")),
    )
    missing = EquivalenceSource.objects.filter(~Exists(held), equivalence=OuterRef("pk"))
    return scope.equivalences(on=on).filter(~Exists(missing))


def _began(version):
    versions = SchemeVersion.objects.filter(pk=version).order_by()
    return Coalesce(Subquery(versions.values("starts_on")), ALWAYS)
