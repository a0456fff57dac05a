"""Who is how far on the way from the examination to the specialist's award, on a day.

A row is one serving person with at least one stage behind them.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Min, Q, QuerySet

from capability.models import Person, User
from capability.reports.flat import CHUNK, PERSON, whose
from capability.reports.people import PeopleReport
from training.access import SEE_FIGURES_OF_TRAINING
from training.rules.pipeline import DAYS, Stage, furthest

# By stage: the scheme, and the day of its cycle that reaches the stage.
FACTS = {
    Stage.NIE: ("NIE", "awarded_on"),
    Stage.COURSE: ("PIP2", "course_completed_on"),
    Stage.PORTFOLIO: ("PIP2", "portfolio_opened_on"),
    Stage.PIP2: ("PIP2", "awarded_on"),
    Stage.SPECIALIST_COURSE: ("SSAIDP", "course_completed_on"),
    Stage.SPECIALIST: ("SSAIDP", "awarded_on"),
}
COLUMNS = ("force_code", *PERSON.values(), "stage", "stage_since", "days_in_stage", *DAYS.values())


@dataclass(frozen=True)
class Pipeline:
    """`people`, a queryset, narrows; None does not."""

    user: User
    on: date
    people: QuerySet | None = None

    def figures(self):
        """How many people stand at each stage, and in all."""
        reached = (furthest(row) for row in self._listed().values(*DAYS.values()))
        counted = Counter(one.stage for one in reached)
        found = [("all", sum(counted.values()))]
        found += [(f"stage {stage}", counted[stage]) for stage in Stage]
        return [{"name": name, "unit": "people", "value": value} for name, value in found]

    def rows(self):
        """A chunk at a time, so that the memory does not grow with the force."""
        rows = self._listed().values("pk", *DAYS.values()).iterator(CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            shown = self._shown([row["pk"] for row in chunk])
            for row in chunk:
                yield self._row(row, shown[row["pk"]])

    def _row(self, row, person):
        reached = furthest(row)
        return {
            **whose(person),
            "force_code": person["force_code"],
            "stage": reached.stage,
            "stage_since": reached.since,
            "days_in_stage": (self.on - reached.since).days,
            **{name: row[name] for name in DAYS.values()},
        }

    def _listed(self):
        people = Person.objects.within(self.user.reach(SEE_FIGURES_OF_TRAINING))
        if self.people is not None:
            people = people.filter(pk__in=self.people.values("pk"))
        some = Q()
        for name in DAYS.values():
            some |= Q(**{f"{name}__isnull": False})
        return people.serving(on=self.on).annotate(**self._days()).filter(some).order_by("pk")

    def _days(self):
        """The first of each that was reached up to that day, in a national scheme of that code."""
        found = {}
        for stage, (scheme, fact) in FACTS.items():
            path = f"accreditations__{fact}"
            reached = Q(
                accreditations__scheme__code=scheme,
                accreditations__scheme__force=None,
                **{f"{path}__lte": self.on},
            )
            found[DAYS[stage]] = Min(path, filter=reached)
        return found

    def _shown(self, keys):
        return PeopleReport(self.user, self.on).by_pk(Person.objects.filter(pk__in=keys))
