"""Coverage and gaps at the ends of months: worked out from days, nothing is kept for it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, DateField, Min, Q, Value

from capability.checks import CHECKS
from capability.checks.scope import Scope
from capability.models import Gap, Person, Scheme, Sweep, Unit, User
from capability.reports.audiences import visible
from capability.reports.required import RequiredReport
from capability.rules.pictures import columns

MONTHS = 24
NOT_CHECKED, NOT_KNOWN = "Not checked yet", "Not known yet"


class Cover(NamedTuple):
    """Of those required to hold a scheme, once for each scheme, how many do.

    Who is in training has done the course and has no award: short, and not trained.
    """

    required: int = 0
    held: int = 0
    in_training: int = 0

    @property
    def short(self):
        return self.required - self.held

    @property
    def neither(self):
        return self.short - self.in_training

    @property
    def share(self):
        """Per cent, rounded down, so that not quite everybody is never all; None of nobody."""
        return 100 * self.held // self.required if self.required else None


class Moves(NamedTuple):
    """How many gaps were open at the end of a month, and opened and closed in the course of it."""

    open: int = 0
    opened: int = 0
    closed: int = 0


class Month(NamedTuple):
    """How it stood at the end of one; where `moves` is None, `untold` says why."""

    on: date
    cover: Cover
    moves: Moves | None
    untold: str = ""

    @property
    def open(self):
        return self.moves and self.moves.open


class Line(NamedTuple):
    """Of one scheme or check: how it stood at the first end and at the last.

    `query` is what an address of its rows has, before whatever else narrows them.
    """

    code: str
    name: str
    first: Cover | int | None
    last: Cover | int | None
    query: str


@dataclass(frozen=True)
class Trend:
    """At those days in one force, as far as the user sees gaps.

    `unit`, `schemes` and `checks` (codes) narrow. Open gaps are those that the register had on
    record as open at the time: of a day after `today` nobody knows how many there will be.
    """

    user: User
    scope: Scope
    ends: Sequence[date]
    today: date
    unit: Unit | None = None
    schemes: Sequence[Scheme] = ()
    checks: Sequence[str] = ()

    @cached_property
    def coverage(self):
        """By day and scheme id."""
        ids = [scheme.pk for scheme in self.schemes]
        report = RequiredReport(self.user, self.scope, self.unit, ids)
        return {key: Cover(*counts) for key, counts in report.counts(self.ends).items()}

    @cached_property
    def gaps(self):
        """By day and check."""
        first, *others = [self._moves(on) for on in self.ends]
        return {(on, code): Moves(*moves) for on, code, *moves in first.union(*others, all=True)}

    @cached_property
    def known(self):
        """The schemes that anybody was required to hold, by id."""
        return Scheme.objects.in_bulk({scheme for _on, scheme in self.coverage})

    @cached_property
    def first_checked_on(self):
        return Sweep.objects.filter(force=self.scope.force).aggregate(first=Min("on"))["first"]

    @cached_property
    def months(self):
        covers, gaps = defaultdict(Cover), defaultdict(Moves)
        for (on, _scheme), one in self.coverage.items():
            covers[on] = Cover(*map(sum, zip(covers[on], one, strict=True)))
        for (on, _check), one in self.gaps.items():
            gaps[on] = Moves(*map(sum, zip(gaps[on], one, strict=True)))
        return [self._month(on, covers[on], gaps[on]) for on in self.ends]

    @property
    def share_columns(self):
        return columns([(month, month.cover.share or 0) for month in self.months], highest=100)

    @property
    def most_open(self):
        return max(month.open or 0 for month in self.months)

    @property
    def gap_columns(self):
        return columns([(month, month.open or 0) for month in self.months])

    @property
    def by_scheme(self):
        """In the order of their codes."""
        schemes = sorted(self.known.values(), key=lambda scheme: scheme.code)
        return [self._line(one.code, one.name, "?scheme=", self._cover, one.pk) for one in schemes]

    @property
    def by_check(self):
        """Those with most open gaps at the last end first."""
        codes = {code for _on, code in self.gaps}
        query = "?status=recorded&check="
        lines = [self._line(one, CHECKS[one].title, query, self._count, one) for one in codes]
        return sorted(lines, key=lambda line: (-(line.last or 0), line.code))

    @property
    def last_on(self):
        return self.ends[-1]

    def untold(self, on):
        """Why no count of gaps can be told of the day; nothing where one can."""
        if on > self.today:
            return NOT_KNOWN
        was_checked = self.first_checked_on is not None and self.first_checked_on <= on
        return "" if was_checked else NOT_CHECKED

    def _month(self, on, cover, moves):
        untold = self.untold(on)
        return Month(on, cover, None if untold else moves, untold)

    def _line(self, code, name, query, figure, key):
        first, last = (figure(on, key) for on in (self.ends[0], self.ends[-1]))
        return Line(code, name, first, last, f"{query}{code}&")

    def _cover(self, on, scheme):
        return self.coverage.get((on, scheme), Cover())

    def _count(self, on, code):
        return None if self.untold(on) else self.gaps.get((on, code), Moves()).open

    def _moves(self, on):
        """By check; of a unit, gaps about its people, and those about nobody but a unit of it."""
        begins = on.replace(day=1)
        rows = visible(Gap, self.user, self.checks).filter(
            Q(closed_on=None) | Q(closed_on__gte=begins), force=self.scope.force, opened_on__lte=on
        )
        if self.unit:
            people = Person.objects.standing_in(self.unit, on=on)
            rows = rows.about(people, Unit.objects.below([self.unit], on=on))
        day = Value(on, DateField())
        counted = rows.order_by().annotate(day=day).values("day", "check_code")
        is_open = Q(closed_on=None) | Q(closed_on__gt=on)
        moves = {
            "is_open": Count("pk", is_open),
            "has_opened": Count("pk", Q(opened_on__gte=begins)),
            "has_closed": Count("pk", ~is_open),
        }
        return counted.annotate(**moves).values_list("day", "check_code", *moves)
