"""Days, spans of time and numbers of things in plain words."""

from datetime import date
from decimal import Decimal

from capability.rules.validity import full_months


def day(value: date) -> str:
    """3 March 2026"""
    return f"{value.day} {value:%B %Y}"


# Beyond this a number of days says less than a number of months; up to it, limits are set in days.
_MOST_DAYS = 92


def span(first: date, last: date) -> str:
    """In days up to 92, then in the calendar months that are full: "45 days", "8 months"."""
    first, last = sorted((first, last))
    days = (last - first).days
    if days <= _MOST_DAYS:
        return counted(days, "day")
    return counted(full_months(first, last), "month")


def counted(number: int, noun: str) -> str:
    """1 day, 2 days"""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def plain(number) -> str:
    """As few digits as say it: 15, 7.5"""
    return f"{Decimal(str(number)).normalize():f}"
