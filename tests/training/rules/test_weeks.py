from datetime import date

import pytest

from training.rules.weeks import last_day, week_of, weeks

THURSDAY = date(2026, 12, 24)


def test_this_week_and_four_more():
    assert [tuple(week) for week in weeks(THURSDAY)] == [
        ("now", "Overdue or waiting"),
        ("2026-12-21", "This week"),
        ("2026-12-28", "Next week"),
        ("2027-01-04", "Week of 4 Jan"),
        ("2027-01-11", "Week of 11 Jan"),
        ("2027-01-18", "Week of 18 Jan"),
    ]
    assert last_day(THURSDAY) == date(2027, 1, 24)


@pytest.mark.parametrize(
    ("due", "key"),
    [
        pytest.param(None, "now", id="waits"),
        pytest.param(date(2026, 12, 23), "now", id="overdue-this-week"),
        pytest.param(THURSDAY, "2026-12-21", id="today"),
        pytest.param(date(2026, 12, 27), "2026-12-21", id="sunday"),
        pytest.param(date(2026, 12, 28), "2026-12-28", id="monday"),
        pytest.param(date(2027, 1, 24), "2027-01-18", id="last"),
    ],
)
def test_a_day_belongs_to_the_week_of_its_monday(due, key):
    assert week_of(due, on=THURSDAY) == key
