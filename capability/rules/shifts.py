"""On which days a shift begins, and how one says so. Pure; weekdays as ISO numbers them."""

from calendar import day_name
from collections.abc import Sequence
from datetime import date, time, timedelta

WEEK = 7


def days_said(weekdays: Sequence[int]) -> str:
    """None of them, or all, is every day."""
    if len(set(weekdays)) in (0, WEEK):
        return "Every day"
    return ", ".join(day_name[number - 1] for number in sorted(set(weekdays)))


def hours_said(begins_at: time, hours: int) -> str:
    return f"{begins_at:%H:%M}, for {hours} hour{'' if hours == 1 else 's'}"


def next_begun(weekdays: Sequence[int], on: date) -> date:
    """That day, or the first one after it on which the shift begins."""
    days = (on + timedelta(days=after) for after in range(WEEK))
    return next(day for day in days if not weekdays or day.isoweekday() in weekdays)
