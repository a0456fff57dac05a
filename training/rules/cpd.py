"""The spans that CPD is counted over, and hours as people say them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from capability.rules.validity import add_months

DAY = timedelta(days=1)
APRIL = 4


class Span(NamedTuple):
    """Both days included."""

    first: date
    last: date


def twelve_months(on: date) -> Span:
    """Those that end on that day; a year before 29 February is the 28th."""
    return Span(add_months(on, -12) + DAY, on)


def year_of(on: date) -> Span:
    """The year from April to March that the day is in."""
    return year_from(on.year if on.month >= APRIL else on.year - 1)


def year_from(year: int) -> Span:
    """The one that begins in April of that year."""
    return Span(date(year, APRIL, 1), date(year + 1, APRIL, 1) - DAY)


def hours(number) -> str:
    """1.50 is 1.5, and 10.00 is 10."""
    return f"{Decimal(str(number)).normalize():f}"
