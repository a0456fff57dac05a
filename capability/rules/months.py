"""Months of the calendar. Pure."""

from datetime import date, timedelta

DAY = timedelta(days=1)


def month_ends(on: date, count: int) -> list[date]:
    """The last days of so many months, none after the given day, the oldest first."""
    ends = [(on + DAY).replace(day=1) - DAY]
    while len(ends) < count:
        ends.append(ends[-1].replace(day=1) - DAY)
    return ends[::-1]


def months_ahead(on: date, count: int) -> list[tuple[date, date]]:
    """First and last day of so many months: what is left of the given day's, and those after it."""
    months, first = [], on
    for _month in range(count):
        following = (first.replace(day=28) + 4 * DAY).replace(day=1)
        months.append((first, following - DAY))
        first = following
    return months
