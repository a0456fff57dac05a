"""CPD: a person's entries and hours as their page shows them, and rows of everybody's."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Case, F, Q, Sum, TextField, Value, When

from capability.checks import CHECKS, Scope
from capability.checks.thresholds import threshold
from capability.models import Force, User
from capability.reports.sight import NAMES, Sight, orderings, row_identity, sight, veiled, whose
from training.models import CpdEntry, Kind
from training.rules.cpd import Span, twelve_months, year_of

NOTHING = Decimal(0)
KINDS = [*Kind.choices, ("", "Kind not given")]


class Hours(NamedTuple):
    """Of one kind, or of all: over the last twelve months and in the year from April."""

    kind: str | None
    label: str
    rolling: Decimal
    year: Decimal

    @property
    def can_be_asked_for(self):
        """No filter finds those of which the kind was not given."""
        return self.kind != ""


class Totals(NamedTuple):
    rolling: Span
    year: Span
    kinds: list[Hours]
    all: Hours
    target: int | None

    @property
    def short_by(self):
        """How many hours the last twelve months are below the target, if there is one."""
        return max(NOTHING, (self.target or 0) - self.all.rolling)


def totals(person, *, on):
    rolling, year = twelve_months(on), year_of(on)
    sums = {kind: (a or NOTHING, b or NOTHING) for kind, a, b in _summed(person, rolling, year, on)}
    kinds = [Hours(kind, label, *sums[kind]) for kind, label in KINDS if kind in sums]
    both = (sum((one[place] for one in sums.values()), NOTHING) for place in (0, 1))
    return Totals(rolling, year, kinds, Hours(None, "All", *both), _target(person, on))


def told_to(entries, person, user, *, is_keeper):
    """With `told`: the reflection for the person, and where it is shared for whoever verifies."""
    known = entries.defer("reflection").select_related("scheme", "aim", "verified_by")
    nothing = Value("", output_field=TextField())
    if user.person_id == person.pk:
        return known.annotate(told=F("reflection"))
    if not is_keeper:
        return known.annotate(told=nothing)
    shared = When(reflection_is_shared=True, then=F("reflection"))
    return known.annotate(told=Case(shared, default=nothing))


@dataclass(frozen=True)
class CpdReport:
    """A row an entry, never with its reflection; what it was about may tell who someone is."""

    user: User
    on: date

    key = "identity"
    HIDDEN = ("person_uuid", *NAMES, "title", "plan_aim")

    @property
    def orderings(self):
        return orderings(self.user, {"done_on": ("done_on", "identity")})

    def listed(self, entries):
        own = ("done_on", "hours", "kind", "purpose", "origin", "source", "verified_on")
        columns = {
            "identity": row_identity(self.user),
            "force_code": F("force__code"),
            "scheme_code": F("scheme__code"),
        }
        if sight(self.user) is not Sight.PSEUDONYMS:
            own, columns = (*own, "title"), columns | {"plan_aim": F("aim__text")}
        return entries.values(*own, **whose(self.user), **columns)

    def filled(self, rows):
        return [
            {"uuid": row.pop("identity"), **row, "hours": float(row["hours"])}
            for row in veiled(rows, self.HIDDEN)
        ]


@dataclass(frozen=True)
class CpdByDay(CpdReport):
    """For files: in the order in which it was done."""

    key = "done_on"
    orderings = {}


def _summed(person, rolling, year, on):
    entries = CpdEntry.objects.filter(
        force=person.force_id, person=person.pk, done_on__range=(min(rolling.first, year.first), on)
    )
    of_year = Sum("hours", filter=Q(done_on__gte=year.first))
    of_rolling = Sum("hours", filter=Q(done_on__gte=rolling.first))
    grouped = entries.order_by().values("kind").annotate(rolling=of_rolling, of_year=of_year)
    return grouped.values_list("kind", "rolling", "of_year")


def _target(person, on):
    """What the check asks for on that day: the force's own number, or none."""
    target = threshold(Scope(person.force), CHECKS["cpd-below-target"], "hours", on=on)
    return Force.objects.filter(pk=person.force_id).values_list(target, flat=True).get()
