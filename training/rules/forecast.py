"""When every portfolio under way would be signed off, if it went on as it did. Pure.

The assumption is the plainest there is, and is said wherever a forecast is: each month as many are
signed off as on average in the twelve months before, and no portfolio is opened.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from capability.rules.validity import add_months
from capability.rules.words import counted

MONTHS = 12
# Fewer sign-offs in twelve months than that make a rough forecast. Both numbers are our default.
FEW = 6
FURTHEST_YEARS = 10


class MonthAhead(NamedTuple):
    """How many would be signed off from today up to that day, and how many would be left."""

    ends_on: date
    signed_off: int
    left: int


@dataclass(frozen=True)
class Forecast:
    """`queue` is under way on the day; `signed_off` and `opened` count the twelve months to it."""

    on: date
    queue: int = 0
    signed_off: int = 0
    opened: int = 0

    def __add__(self, other):
        return Forecast(
            self.on,
            self.queue + other.queue,
            self.signed_off + other.signed_off,
            self.opened + other.opened,
        )

    @property
    def since(self):
        return a_year_up_to(self.on)

    @property
    def a_month(self):
        return round(self.signed_off / MONTHS, 1)

    @property
    def months(self):
        """Until the last one is signed off, a begun month counted whole; None: nobody can say."""
        if not self.queue:
            return 0
        return -(-self.queue * MONTHS // self.signed_off) if self.signed_off else None

    @property
    def is_far(self):
        return self.months is not None and self.months > FURTHEST_YEARS * MONTHS

    @property
    def empty_on(self):
        """The day by which the last one is signed off; None where nobody can say."""
        return None if self.months is None or self.is_far else add_months(self.on, self.months)

    @property
    def is_rough(self):
        return 0 < self.signed_off < FEW

    @property
    def grows(self):
        return self.opened > self.signed_off

    def ahead(self):
        """The months until nothing is left, twelve at most; none without a forecast."""
        return [self._after(number) for number in range(1, min(self.months or 0, MONTHS) + 1)]

    def _after(self, months):
        done = min(self.queue, self.signed_off * months // MONTHS)
        return MonthAhead(add_months(self.on, months), done, self.queue - done)


def a_year_up_to(on: date) -> date:
    """The first day of the twelve months that end on it."""
    return add_months(on, -MONTHS) + timedelta(days=1)


def outlook(forecast: Forecast) -> str:
    """When nothing would be left, in few words."""
    if not forecast.queue:
        return "Nothing is under way"
    if forecast.months is None:
        return "No sign-off in the last 12 months: no forecast"
    if forecast.is_far:
        return f"In more than {FURTHEST_YEARS} years"
    return f"In {counted(forecast.months, 'month')}, by {forecast.empty_on:%B %Y}"
