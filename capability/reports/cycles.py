"""How the accreditations of those in service stand: who holds, and what falls due or stalls."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Case, Count, IntegerField, Q, When

from capability.access import SEE_PEOPLE
from capability.models import Accreditation, Person, User
from capability.rules.states import GOOD, State

# From which to which day from today something falls due, and what that is called.
WEEKS = (
    (0, 6, "in the next 7 days"),
    (7, 13, "in the week after"),
    (14, 27, "in the two weeks after that"),
    (28, 89, "later, within 90 days"),
)
# As columns; whoever has nothing on record is in none of them.
STATES = [state for state in State if state is not State.NOT_STARTED]


@dataclass(frozen=True)
class Cycles:
    """Figures of the cycles that count, all from one query."""

    user: User
    on: date

    states = STATES

    @cached_property
    def rows(self):
        """Those of people in service, counted by scheme, state, when they fall due, and whether
        they wait to be recognised: what the figures below add up.
        """
        days = [(last, self._days(first, last)) for first, last, _name in WEEKS]
        pending = Q(is_transfer=True, recognised_on=None, revoked_on=None)
        rows = self._in_service.order_by().annotate(
            is_pending=Case(When(pending, then=True), default=False),
            falls_due=Case(
                *(When(valid_to__range=between, then=last) for last, between in days),
                default=None,
                output_field=IntegerField(),
            ),
        )
        columns = ("scheme__code", "state", "falls_due", "is_pending")
        return list(rows.values(*columns).annotate(count=Count("pk")))

    @property
    def due(self):
        return self._sum(lambda row: row["state"] == State.DUE)

    @property
    def overdue(self):
        return self._sum(lambda row: row["state"] == State.PORTFOLIO_OVERDUE)

    @property
    def lapsed(self):
        return self._sum(lambda row: row["state"] == State.LAPSED_RENEWABLE)

    @property
    def pending(self):
        return self._sum(lambda row: row["is_pending"])

    @property
    def falling_due(self):
        """Week by week: the days, and how many."""
        return [
            {"name": name, "days": self._days(first, last), "count": self._due_by(last)}
            for first, last, name in WEEKS
        ]

    def _due_by(self, last):
        return self._sum(lambda row: row["falls_due"] == last and row["state"] in GOOD)

    def _sum(self, counts):
        return sum(row["count"] for row in self.rows if counts(row))

    @property
    def holders(self):
        """A row a scheme: how many people in service are in which state in it."""
        found = defaultdict(Counter)
        for row in self.rows:
            found[row["scheme__code"]][row["state"]] += row["count"]
        return [
            {"scheme": scheme, "states": [(state, found[scheme][state]) for state in STATES]}
            for scheme in sorted(found)
        ]

    @property
    def best(self):
        forces = self.user.reach(SEE_PEOPLE).every_force
        return Accreditation.objects.that_count(on=self.on, forces=forces)

    @property
    def _in_service(self):
        serving = Person.objects.visible_to(self.user).serving(on=self.on)
        return self.best.filter(person__in=serving.values("pk"))

    def _days(self, first, last):
        return self.on + timedelta(days=first), self.on + timedelta(days=last)
