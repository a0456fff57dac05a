"""Where portfolios stand, and when all of them would be signed off, by force and scheme."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from capability.rules.pictures import bars, columns
from training.models.waiting import waits_for
from training.rules.forecast import Forecast, a_year_up_to, outlook
from training.rules.portfolios import Step, Waits


class Row(NamedTuple):
    """Of one scheme in one force: how many wait for what, and the forecast."""

    force_code: str
    scheme_code: str
    waits: dict[Waits, int]
    forecast: Forecast

    @property
    def outlook(self):
        return outlook(self.forecast)


@dataclass(frozen=True)
class Bottleneck:
    """Of those portfolios. What each waits for is as it stands now; the year goes up to `on`."""

    portfolios: QuerySet
    on: date

    @cached_property
    def rows(self):
        """The longest queue first; a scheme in which nothing happened for a year is left out."""
        rows = [self._row(counts) for counts in self._counted()]
        told = [row for row in rows if row.forecast != Forecast(self.on)]
        return sorted(told, key=lambda row: (-row.forecast.queue, row.force_code, row.scheme_code))

    @cached_property
    def has_several_forces(self):
        return len({row.force_code for row in self.rows}) > 1

    @cached_property
    def whole(self):
        return sum((row.forecast for row in self.rows), Forecast(self.on))

    @property
    def outlook(self):
        return outlook(self.whole)

    @cached_property
    def waits(self):
        return {one: sum(row.waits[one] for row in self.rows) for one in Waits}

    @property
    def unassigned(self):
        return self.waits[Waits.ASSESSOR]

    @property
    def bars(self):
        return bars(list(self.waits.items()))

    @cached_property
    def ahead(self):
        return self.whole.ahead()

    @property
    def columns(self):
        """How many would still be under way: today, and after each month."""
        return columns(
            [(self.on, self.whole.queue)] + [(one.ends_on, one.left) for one in self.ahead]
        )

    def _counted(self):
        year = (a_year_up_to(self.on), self.on)
        waiting = waits_for(on=self.on)
        rows = self.portfolios.filter(opened_on__lte=self.on).annotate(waiting=waiting)
        of_each = {one.value: Count("pk", filter=Q(waiting=one)) for one in Waits}
        return (
            rows.order_by()
            .values("force__code", "programme__scheme__code")
            .annotate(
                signed_off=Count("pk", filter=Q(step=Step.RATIFIED, step_on__range=year)),
                opened=Count("pk", filter=Q(opened_on__range=year)),
                **of_each,
            )
        )

    def _row(self, counts):
        waits = {one: counts[one.value] for one in Waits}
        forecast = Forecast(self.on, sum(waits.values()), counts["signed_off"], counts["opened"])
        return Row(counts["force__code"], counts["programme__scheme__code"], waits, forecast)
