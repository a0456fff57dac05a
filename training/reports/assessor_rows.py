"""Assessors as flat rows, with the forecast as figures.

A row is one person who takes portfolios, or has some to judge, in one scheme: that they hold, where
there is a programme for it, or have portfolios in; one row without a scheme where there is none.
`capacity` is of all schemes together, and so the same in each row of a person.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from capability.models import Accreditation, Person, User
from capability.reports.flat import CHUNK, PERSON, whose
from capability.reports.people import PeopleReport
from training.access import SEE_FIGURES_OF_ASSESSORS
from training.models import Portfolio, Programme
from training.reports import assessors
from training.reports.bottleneck import Bottleneck
from training.rules.forecast import a_year_up_to
from training.rules.portfolios import Step

OF_PERSON = ("is_qualified", "qualified_until", "capacity")
OF_SCHEME = ("load", "to_decide", "oldest_waiting_on", "signed_off")
COLUMNS = (
    *("force_code", *PERSON.values(), "scheme_code", "holds_scheme"),
    *OF_PERSON,
    *OF_SCHEME,
    "days_waiting",
)
IDLE = {"load": 0, "to_decide": 0, "oldest_waiting_on": None, "signed_off": 0}


@dataclass(frozen=True)
class AssessorRows:
    """`people`, a queryset, narrows the assessors, and of the figures the candidates; None does
    not.
    """

    user: User
    on: date
    people: QuerySet | None = None

    def figures(self):
        """Assessors in all; by scheme the queue, the year, and the months until none is left.

        Without a sign-off in the year there is no number of months.
        """
        found = [("all", "people", self._listed().count())]
        for row in Bottleneck(self._portfolios(), self.on).rows:
            of, one = f"scheme {row.scheme_code}", row.forecast
            found += [
                (f"{of} under way", "portfolios", one.queue),
                (f"{of} opened in 12 months", "portfolios", one.opened),
                (f"{of} signed off in 12 months", "portfolios", one.signed_off),
            ]
            if one.months is not None:
                found.append((f"{of} until none is left", "months", one.months))
        return [{"name": name, "unit": unit, "value": value} for name, unit, value in found]

    def rows(self):
        """A chunk of people at a time."""
        people = self._listed().order_by("pk").iterator(CHUNK)
        while chunk := list(islice(people, CHUNK)):
            yield from self._of_chunk(chunk)

    def _of_chunk(self, people):
        keys = [person.pk for person in people]
        shown = PeopleReport(self.user, self.on).by_pk(Person.objects.filter(pk__in=keys))
        work, held = self._work(keys), self._held(keys)
        for person in people:
            codes = sorted({*work[person.pk], *held[person.pk]}) or [None]
            for code in codes:
                told = {"scheme_code": code, "holds_scheme": code in held[person.pk]}
                told |= work[person.pk].get(code, IDLE)
                yield self._row(person, shown[person.pk], told)

    def _row(self, person, shown, told):
        oldest = told["oldest_waiting_on"]
        return {
            **whose(shown),
            "force_code": shown["force_code"],
            "is_qualified": person.is_qualified,
            "qualified_until": person.qualified_to,
            "capacity": person.capacity,
            **told,
            "days_waiting": oldest and (self.on - oldest).days,
        }

    def _work(self, keys):
        """By person, by the code of the scheme: what they have, and signed off in the year."""
        assigned = Q(pk__in=assessors.to_judge(on=self.on).filter(assessor__in=keys).values("pk"))
        ready = assigned & Q(step=Step.SUBMITTED)
        signed_off = Q(step=Step.RATIFIED, step_on__range=(a_year_up_to(self.on), self.on))
        rows = (
            Portfolio.objects.filter(assessor__in=keys)
            .filter(assigned | signed_off)
            .order_by()
            .values("assessor", "programme__scheme__code")
            .annotate(
                load=Count("pk", filter=assigned),
                to_decide=Count("pk", filter=ready),
                oldest_waiting_on=Min("step_on", filter=ready),
                signed_off=Count("pk", filter=signed_off),
            )
        )
        found = defaultdict(dict)
        for row in rows:
            of_scheme = {name: row[name] for name in OF_SCHEME}
            found[row["assessor"]][row["programme__scheme__code"]] = of_scheme
        return found

    def _held(self, keys):
        """By person the codes of the schemes with a programme that they hold on the day."""
        known = Q(force=None) | Q(force=OuterRef("force"))
        taught = Programme.objects.filter(known, scheme=OuterRef("scheme")).order_by()
        held = Accreditation.objects.good(on=self.on).filter(Exists(taught), person__in=keys)
        found = defaultdict(set)
        for person, code in held.order_by().values_list("person", "scheme__code"):
            found[person].add(code)
        return found

    def _listed(self):
        people = Person.objects.within(self.user.reach(SEE_FIGURES_OF_ASSESSORS))
        if self.people is not None:
            people = people.filter(pk__in=self.people.values("pk"))
        return assessors.listed(people, on=self.on)

    def _portfolios(self):
        seen = Portfolio.objects.seen_with(self.user, SEE_FIGURES_OF_ASSESSORS)
        if self.people is None:
            return seen
        return seen.filter(person__in=self.people.values("pk"))
