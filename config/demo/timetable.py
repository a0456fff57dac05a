"""When a make-believe force teaches: on weekdays, and neither on bank holidays nor at Christmas."""

from datetime import date

from config.demo.days import DAY, ago

# By scheme, how many days its course is taught.
LENGTHS = {"PIP2": 25, "SSAIDP": 10, "RISDP": 4, "FRO": 2}
_A_WEEK = 5
_CLOSED_FROM, _CLOSED_TO = (12, 20), (1, 3)
# A course is over so many days before today, so that its passes are on record by now.
_FIRST, _OVER_BY = 355, 5


def run(first, length):
    """First and last day of a course that begins then, or as soon after as it may."""
    while not (days := _run(first, length)):
        first += DAY
    return days


def past_runs(count, length, *, on):
    """That many over the past year as evenly as can be; fewer where the centre was closed."""
    calendar = length * 7 // _A_WEEK
    step = (_FIRST - calendar - _OVER_BY) / count
    firsts = (ago(on, _FIRST - step * (place + 0.4)) for place in range(count))
    found = sorted({run(first, length) for first in firsts})
    return [days for days in found if days[1] <= ago(on, _OVER_BY)]


def day_of_teaching(day):
    """That day, or the last before it on which the centre was open."""
    while not is_open(day):
        day -= DAY
    return day


def is_open(day):
    return day.weekday() < _A_WEEK and not _is_christmas(day) and not _is_bank_holiday(day)


def _run(first, length):
    """A short course stays within its week; a longer one begins on a Monday, and skips days."""
    if not is_open(first) or (length > _A_WEEK and first.weekday()):
        return None
    last, left = first, length - 1
    while left:
        last += DAY
        if _is_christmas(last):
            return None
        left -= is_open(last)
    stays = length > _A_WEEK or (last - first).days == length - 1
    return (first, last) if stays else None


def _is_christmas(day):
    at = (day.month, day.day)
    return at >= _CLOSED_FROM or at <= _CLOSED_TO


def _is_bank_holiday(day):
    """Of England, but for those at Christmas: at Easter, and three Mondays."""
    if (day - _easter(day.year)).days in (-2, 1):
        return True
    last_week = day.month in (5, 8) and day.day > 24  # noqa: PLR2004 - the last seven days
    return day.weekday() == 0 and (last_week or (day.month == 5 and day.day <= 7))  # noqa: PLR2004


def _easter(year):
    """By the rule of Gauss; it holds from 1900 to 2099."""
    moon = (19 * (year % 19) + 24) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    late = moon + sunday
    # Its two exceptions.
    late -= 7 * (late == 35 or (late == 34 and moon == 28 and year % 19 > 10))  # noqa: PLR2004
    return date(year, 3, 22) + late * DAY
