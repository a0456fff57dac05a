"""Months of the calendar. Pure."""

from datetime import date, timedelta

DAY = timedelta(days=1)


def month_ends(on: date, count: int) -> list[date]:
    """The last days of so many months, none after the given day, the oldest first."""
    ends = [(on + DAY).replace(day=1) - DAY]
    while len(ends) < count:
        ends.append(ends[-1].replace(day=1) - DAY)
    return ends[::-1]
