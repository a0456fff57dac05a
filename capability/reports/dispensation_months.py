"""How many dispensations were in force, granted and over, by team and month."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from capability.access import SEE_FIGURES
from capability.models import Dispensation, Person, Unit, User
from capability.rules.dispensations import Days, months
from capability.rules.pictures import columns

COUNTS = ("in_force", "granted", "ended")
COLUMNS = ("force_code", "unit_code", "unit_name", "month", *COUNTS)


class Line(NamedTuple):
    """Of a team, or of all of them: (month, how many by name of the count), a pair a month."""

    unit: Unit | None
    months: list


@dataclass(frozen=True)
class DispensationMonths:
    """Of the people within the user's reach for figures, by the team of each on the day.

    With a `unit`, of it and all that stands under it.
    """

    user: User
    on: date
    unit: Unit | None = None

    @cached_property
    def months(self):
        return months(self.on)

    @cached_property
    def teams(self):
        """A line a team that has had any, by name."""
        units = Unit.objects.filter(pk__in=self._counted).select_related("force")
        lines = [self._line(unit, self._counted[unit.pk]) for unit in units.order_by("name", "pk")]
        return [line for line in lines if any(count["in_force"] for _month, count in line.months)]

    @cached_property
    def total(self):
        return self._line(None, sum(self._counted.values(), Counter()))

    @property
    def columns(self):
        """The picture of how many were in force."""
        return columns([(month, count["in_force"]) for month, count in self.total.months])

    @property
    def now(self):
        _month, count = self.total.months[-1]
        return count

    def figures(self):
        return [
            {"name": month.key, "unit": f"dispensations {name.replace('_', ' ')}", "value": value}
            for month, count in self.total.months
            for name, value in count.items()
        ]

    def rows(self):
        for line in self.teams:
            team = {"unit_code": line.unit.code, "unit_name": line.unit.name}
            for month, count in line.months:
                yield {"force_code": line.unit.force.code, **team, "month": month.first, **count}

    @cached_property
    def _counted(self):
        """By unit, how often each (month, name of the count) was so."""
        found = {}
        for unit, days in self._dispensations():
            counter = found.setdefault(unit, Counter())
            for month in self.months:
                so = month.counted(days)
                counter.update((month, name) for name in COUNTS if so[name])
        return found

    def _dispensations(self):
        seen = Dispensation.objects.visible_to(self.user, SEE_FIGURES)
        seen = seen.filter(starts_on__lte=self.on, ends_on__gte=self.months[0].first)
        people = Person.objects.filter(force__in=self.user.reach(SEE_FIGURES).every_force)
        if self.unit:
            people = Person.objects.standing_in(self.unit, on=self.on)
        own = people.filter(pk__in=seen.values("person")).with_home_unit(on=self.on)
        units = dict(own.values_list("pk", "home_unit"))
        for person, *days in seen.values_list("person", *Days._fields):
            if person in units:
                yield units[person], Days(*days)

    def _line(self, unit, counter):
        told = [(month, {name: counter[month, name] for name in COUNTS}) for month in self.months]
        return Line(unit, told)
