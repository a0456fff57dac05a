"""How call-outs are spread over a team's trained first responders: the busiest and the rested."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import Case, Count, Max, Q, Value, When
from django.utils import timezone

from capability.checks import CHECKS
from capability.checks.called_out import RESPONSE
from capability.checks.scope import of_one
from capability.models import Deployment, Person, Unit, User
from capability.reports.people import PeopleReport
from capability.rules.pictures import bars
from capability.rules.response_pool import busiest_tenth

OVERUSED = CHECKS["first-responder-overused"]
# Who is busiest is asked of the one, who is cold of the other.
RECENT, YEAR = 90, 365
NEVER = {"recent": 0, "year": 0, "last_at": None, "is_overused": False}


class Line(NamedTuple):
    """One of the trained, as the user may see them, with the call-outs up to the day."""

    person: dict
    recent: int
    year: int
    last_at: datetime | None
    is_overused: bool


@dataclass(frozen=True)
class ResponsePool:
    """Of the trained people of a unit (`pool`, ids), up to a day; a day is London's."""

    user: User
    unit: Unit
    on: date
    pool: Set[int]

    @cached_property
    def taken(self):
        """By person of the pool, in one query."""
        rows = Deployment.objects.filter(
            force=self.unit.force_id,
            person__in=self.pool,
            scheme__code__in=RESPONSE,
            called_at__gte=self._since(YEAR),
            called_at__lt=self._since(0),
        )
        recent = Count("pk", filter=Q(called_at__gte=self._since(RECENT)))
        overused = OVERUSED.findings(of_one(self.unit.force, on=self.on), on=self.on)
        is_overused = Case(
            When(person__in=overused.order_by().values("person_id"), then=Value(True)),
            default=Value(False),
        )
        by = rows.order_by().annotate(is_overused=is_overused).values("person", "is_overused")
        counted = by.annotate(year=Count("pk"), recent=recent, last_at=Max("called_at"))
        found = {row.pop("person"): row for row in counted}
        return {person: found.get(person, NEVER) for person in sorted(self.pool)}

    @cached_property
    def tenth(self):
        return busiest_tenth({person: row["recent"] for person, row in self.taken.items()})

    @property
    def bars(self):
        others = self.tenth.of - self.tenth.taken
        return bars([("busiest", self.tenth.taken), ("others", others)])

    @property
    def cold(self):
        """Not called out in twelve months."""
        return [person for person, row in self.taken.items() if not row["year"]]

    @property
    def overused(self):
        """Whom the check finds, which holds them against the whole force."""
        return [person for person, row in self.taken.items() if row["is_overused"]]

    @property
    def of_overused(self):
        return sum(self.taken[person]["recent"] for person in self.overused)

    def people(self, who=""):
        """Ids, those with most of late first; `who` names some of them."""
        named = {"busiest": self.tenth.people, "overused": self.overused, "cold": self.cold}
        chosen = named.get(who, list(self.taken))
        return sorted(chosen, key=lambda person: (-self.taken[person]["recent"], person))

    def filled(self, people):
        """A page of them."""
        known = PeopleReport(self.user, self.on).by_pk(Person.objects.filter(pk__in=people))
        return [Line(known[person], **self.taken[person]) for person in people]

    def _since(self, days):
        """The first moment of so many days up to and with the day; of none, of the next."""
        first = self.on + timedelta(days=1 - days)
        return timezone.make_aware(datetime.combine(first, time.min))
