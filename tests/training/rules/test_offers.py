from datetime import date, timedelta

import pytest

from training.rules.offers import answer_by, step

OFFERED, LAST = date(2026, 11, 2), date(2026, 11, 16)


@pytest.mark.parametrize(
    ("begins", "last"),
    [
        pytest.param(date(2027, 3, 1), LAST, id="two-weeks"),
        pytest.param(date(2026, 11, 17), LAST, id="day-before-it-begins"),
        pytest.param(date(2026, 11, 10), date(2026, 11, 9), id="sooner"),
        pytest.param(date(2026, 11, 3), OFFERED, id="begins-tomorrow"),
        pytest.param(OFFERED, OFFERED, id="begins-today"),
    ],
)
def test_an_offer_waits_two_weeks_and_not_beyond_the_course(begins, last):
    assert answer_by(OFFERED, begins) == last


@pytest.mark.parametrize(
    ("left", "asked"), [(8, None), (7, "7"), (3, "7"), (2, "2"), (0, "2"), (-1, "late")]
)
def test_the_tightest_step_that_is_reached(left, asked):
    assert step(OFFERED, LAST, on=LAST - timedelta(days=left)) == asked


@pytest.mark.parametrize(
    ("waits", "left", "asked"),
    [
        pytest.param(7, 6, None, id="offered-on-the-day-of-a-step"),
        pytest.param(8, 7, "7", id="offered-the-day-before-it"),
        pytest.param(5, 2, "2", id="the-next-one-is-asked"),
        pytest.param(0, 0, None, id="to-be-answered-at-once"),
        pytest.param(0, -1, "late", id="not-answered-at-once"),
    ],
)
def test_a_step_that_the_offer_came_after_asks_nothing(waits, left, asked):
    last = OFFERED + timedelta(days=waits)
    assert step(OFFERED, last, on=last - timedelta(days=left)) == asked
