from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.rules.forecast import Forecast, a_year_up_to, outlook

ON = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("queue", "signed_off", "months", "said"),
    [
        (0, 0, 0, "Nothing is under way"),
        (0, 5, 0, "Nothing is under way"),
        (7, 0, None, "No sign-off in the last 12 months: no forecast"),
        (1, 12, 1, "In 1 month, by December 2026"),
        (13, 12, 13, "In 13 months, by December 2027"),
        (40, 18, 27, "In 27 months, by February 2029"),
        (10, 1, 120, "In 120 months, by November 2036"),
        (11, 1, 132, "In more than 10 years"),
        (1_000_000, 1, 12_000_000, "In more than 10 years"),
    ],
)
def test_a_queue_lasts_as_long_as_its_sign_offs_take(queue, signed_off, months, said):
    forecast = Forecast(ON, queue, signed_off)
    assert forecast.months == months
    assert outlook(forecast) == said


def test_each_month_ahead_says_how_many_are_signed_off_and_left():
    ahead = Forecast(ON, queue=4, signed_off=18).ahead()
    assert ahead == [
        (date(2026, 12, 29), 1, 3),
        (date(2027, 1, 29), 3, 1),
        (date(2027, 2, 28), 4, 0),
    ]


def test_a_forecast_says_when_it_is_rough_and_when_the_queue_grows():
    few, many = Forecast(ON, 9, 5, opened=6), Forecast(ON, 9, 6, opened=6)
    assert (few.is_rough, few.grows) == (True, True)
    assert (many.is_rough, many.grows) == (False, False)
    assert not Forecast(ON, 9, 0).is_rough


def test_the_twelve_months_end_on_the_day():
    assert a_year_up_to(ON) == date(2025, 11, 30)
    assert a_year_up_to(date(2028, 2, 29)) == date(2027, 3, 1)


counts = st.integers(0, 500)


@given(counts, counts)
def test_months_ahead_add_up_and_the_last_one_leaves_nothing(queue, signed_off):
    forecast = Forecast(ON, queue, signed_off)
    ahead = forecast.ahead()
    assert all(one.signed_off + one.left == queue for one in ahead)
    left = [queue, *(one.left for one in ahead)]
    assert left == sorted(left, reverse=True)
    if forecast.months is not None and forecast.months <= 12:
        assert len(ahead) == forecast.months
        assert left[-1] == 0
        assert 0 not in left[:-1]


@given(st.lists(st.tuples(counts, counts, counts)))
def test_forecasts_add_up(parts):
    whole = sum((Forecast(ON, *part) for part in parts), Forecast(ON))
    sums = [sum(column) for column in zip(*parts, strict=True)] or [0, 0, 0]
    assert [whole.queue, whole.signed_off, whole.opened] == sums
