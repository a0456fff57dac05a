"""Days, spans of time and numbers of things in plain words."""

from datetime import date
from decimal import Decimal


def day(value: date) -> str:
    """3 March 2026"""
    return f"{value.day} {value:%B %Y}"


# Beyond this a number of days says less than a number of months.
_MOST_DAYS = 60
_DAYS_A_MONTH = 30.4


def span(first: date, last: date) -> str:
    """In days up to 60, then in whole months: "45 days", "8 months"."""
    days = abs((last - first).days)
    if days <= _MOST_DAYS:
        return counted(days, "day")
    return counted(max(2, round(days / _DAYS_A_MONTH)), "month")


def counted(number: int, noun: str) -> str:
    """1 day, 2 days"""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def plain(number) -> str:
    """As few digits as say it: 15, 7.5"""
    return f"{Decimal(str(number)).normalize():f}"
