from datetime import date, timedelta

import pytest

from config.demo.timetable import LENGTHS, day_of_teaching, is_open, past_runs, run


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 6, 30), True, id="a-tuesday"),
        pytest.param(date(2026, 6, 27), False, id="a-saturday"),
        pytest.param(date(2026, 4, 3), False, id="good-friday"),
        pytest.param(date(2026, 4, 6), False, id="easter-monday"),
        pytest.param(date(2049, 4, 19), False, id="easter-monday-of-an-exception"),
        pytest.param(date(2076, 4, 20), False, id="easter-monday-of-the-other"),
        pytest.param(date(2026, 5, 4), False, id="first-monday-of-may"),
        pytest.param(date(2026, 5, 11), True, id="second-monday-of-may"),
        pytest.param(date(2026, 5, 25), False, id="last-monday-of-may"),
        pytest.param(date(2026, 8, 31), False, id="last-monday-of-august"),
        pytest.param(date(2026, 12, 18), True, id="last-day-before-christmas"),
        pytest.param(date(2026, 12, 21), False, id="christmas-week"),
        pytest.param(date(2028, 1, 3), False, id="in-place-of-new-year"),
        pytest.param(date(2027, 1, 4), True, id="first-day-after-new-year"),
    ],
)
def test_is_open(day, expected):
    assert is_open(day) == expected


@pytest.mark.parametrize(
    ("first", "length", "expected"),
    [
        pytest.param(date(2026, 6, 4), 2, (date(2026, 6, 4), date(2026, 6, 5)), id="to-friday"),
        pytest.param(date(2026, 6, 5), 2, (date(2026, 6, 8), date(2026, 6, 9)), id="weekend"),
        pytest.param(date(2026, 4, 2), 2, (date(2026, 4, 7), date(2026, 4, 8)), id="easter"),
        pytest.param(date(2026, 6, 3), 4, (date(2026, 6, 8), date(2026, 6, 11)), id="one-week"),
        pytest.param(date(2026, 6, 2), 10, (date(2026, 6, 8), date(2026, 6, 19)), id="monday"),
        pytest.param(date(2026, 4, 20), 10, (date(2026, 4, 20), date(2026, 5, 1)), id="to-friday"),
        pytest.param(date(2026, 4, 27), 10, (date(2026, 4, 27), date(2026, 5, 11)), id="skips-one"),
        pytest.param(date(2026, 11, 16), 25, (date(2026, 11, 16), date(2026, 12, 18)), id="just"),
        pytest.param(date(2026, 11, 17), 25, (date(2027, 1, 4), date(2027, 2, 5)), id="christmas"),
    ],
)
def test_run(first, length, expected):
    assert run(first, length) == expected


@pytest.mark.parametrize("on", [date(2026, 1, 6), date(2026, 7, 1), date(2026, 12, 28)])
@pytest.mark.parametrize("length", LENGTHS.values())
def test_past_runs_lie_within_the_year_and_are_over(on, length):
    runs = past_runs(4, length, on=on)
    assert 3 <= len(runs) <= 4
    for first, last in runs:
        assert is_open(first)
        assert is_open(last)
        assert on - timedelta(days=360) <= first <= last <= on - timedelta(days=5)


def test_day_of_teaching_is_the_last_open_one():
    assert day_of_teaching(date(2026, 12, 18)) == date(2026, 12, 18)
    assert day_of_teaching(date(2027, 1, 3)) == date(2026, 12, 18)
