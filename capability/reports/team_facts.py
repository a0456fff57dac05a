"""What is on record about the people of a team, each kind in one query for all of them."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from capability.checks.duties import case_duties
from capability.checks.holding import short
from capability.checks.rasso import rasso_held
from capability.models import Accreditation, CaseAllocation, Gap, Person, Posting, Suspension, Unit
from capability.models.days import covers_from_start
from capability.reports.sight import row_identity
from capability.rules.matrix import DAY_OF

# The checks that find who is short of what a role or a case requires.
OF_NEEDS = ("case-holder-unaccredited", "role-holder-unaccredited")


class Cases(NamedTuple):
    """How many open cases somebody has, in whichever part; `short` of an accreditation for some."""

    held: int = 0
    short: int = 0
    rasso: int = 0
    rasso_short: int = 0


def posted(user, unit, *, on, is_whole=False):
    """Whoever is posted in the unit on the day, of those whom the user sees; or under it too."""
    units = Unit.objects.below([unit], on=on) if is_whole else Unit.objects.filter(pk=unit.pk)
    there = Posting.objects.filter(
        covers_from_start(on),
        force=unit.force_id,
        person=OuterRef("pk"),
        unit__in=units.order_by().values("pk"),
        is_substantive=True,
    )
    return Person.objects.visible_to(user).filter(Exists(there), force=unit.force_id)


def records(scope, schemes, user, *, on):
    """By person and scheme, the cycle whose state counts; of several alike the one good longest."""
    suspended = Suspension.objects.filter(covers_from_start(on), accreditation=OuterRef("pk"))
    cycles = (
        scope.of(Accreditation)
        .filter(scheme__in=schemes)
        .with_state(on=on)
        .annotate(
            identity=row_identity(user),
            suspended_to=Subquery(suspended.order_by().values("ends_on")[:1]),
        )
    )
    best_first = ("standing", F("valid_to").desc(nulls_first=True), "-pk")
    best = cycles.order_by("person_id", "scheme_id", *best_first).distinct("person_id", "scheme_id")
    rows = best.values("person_id", "scheme_id", "identity", "state", *set(DAY_OF.values()))
    return {(row["person_id"], row["scheme_id"]): row for row in rows}


def cases(scope, *, on):
    """By person."""
    held = scope.of(CaseAllocation).held(on=on).order_by()
    rasso = rasso_held(scope.of(CaseAllocation), scope, on=on)
    lacking = case_duties(scope, on=on).filter(short(scope, on=on))
    is_rasso, is_short = Q(pk__in=rasso.values("pk")), Q(pk__in=lacking.values("pk"))
    of = {"held": Q(), "short": is_short, "rasso": is_rasso, "rasso_short": is_rasso & is_short}
    counts = {name: Count("case", filter=which, distinct=True) for name, which in of.items()}
    rows = held.values("person_id").annotate(**counts).values_list("person_id", *Cases._fields)
    return defaultdict(Cases, {person: Cases(*counted) for person, *counted in rows})


def gaps(scope, user, *, on):
    """By person and scheme, the gap that stood open on the day; of several the oldest."""
    open_then = Q(closed_on=None) | Q(closed_on__gt=on)
    rows = scope.of(Gap).filter(open_then, check_code__in=OF_NEEDS, opened_on__lte=on)
    rows = rows.annotate(identity=row_identity(user)).order_by("-opened_on", "-pk")
    return {
        (person, scheme): gap
        for person, scheme, gap in rows.values_list("person_id", "requirement__scheme", "identity")
    }
