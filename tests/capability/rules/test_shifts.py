from datetime import date, time

import pytest

from capability.rules.shifts import days_said, hours_said, next_begun

SATURDAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("weekdays", "expected"),
    [
        pytest.param([], "Every day", id="none"),
        pytest.param([1, 2, 3, 4, 5, 6, 7], "Every day", id="all"),
        pytest.param([6, 5], "Friday, Saturday", id="in-order"),
    ],
)
def test_the_days_are_said(weekdays, expected):
    assert days_said(weekdays) == expected


def test_the_hours_are_said():
    assert hours_said(time(22, 30), 8) == "22:30, for 8 hours"
    assert hours_said(time(7), 1) == "07:00, for 1 hour"


@pytest.mark.parametrize(
    ("weekdays", "expected"),
    [
        pytest.param([], SATURDAY, id="every-day"),
        pytest.param([6], SATURDAY, id="that-day"),
        pytest.param([5], date(2024, 6, 7), id="the-day-before"),
    ],
)
def test_the_next_day_on_which_it_begins(weekdays, expected):
    assert next_begun(weekdays, SATURDAY) == expected
