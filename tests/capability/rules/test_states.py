from datetime import date, timedelta

import pytest

from capability.rules.states import Cycle, State, state, state_of_cycle

AWARDED, LAST = date(2023, 3, 1), date(2026, 2, 28)
AWARD = Cycle(
    course_completed_on=date(2022, 3, 1),
    portfolio_opened_on=date(2022, 3, 10),
    portfolio_due_on=date(2023, 3, 1),
    awarded_on=AWARDED,
    valid_to=LAST,
    renewal_window_days=90,
    renewable_days=30,
)
A_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2022, 2, 28), State.NOT_STARTED, id="before-the-course"),
        pytest.param(date(2022, 3, 1), State.COURSE_COMPLETE, id="day-of-the-course"),
        pytest.param(date(2022, 3, 10), State.PORTFOLIO_OPEN, id="day-the-portfolio-opens"),
        pytest.param(AWARDED - A_DAY, State.PORTFOLIO_OPEN, id="day-before-the-award"),
        pytest.param(AWARDED, State.CURRENT, id="day-of-the-award"),
        pytest.param(LAST - 90 * A_DAY, State.CURRENT, id="day-before-the-window"),
        pytest.param(LAST - 89 * A_DAY, State.DUE, id="first-day-of-the-window"),
        pytest.param(LAST, State.DUE, id="last-good-day"),
        pytest.param(LAST + A_DAY, State.LAPSED_RENEWABLE, id="day-after"),
        pytest.param(LAST + 30 * A_DAY, State.LAPSED_RENEWABLE, id="last-renewable-day"),
        pytest.param(LAST + 31 * A_DAY, State.LAPSED, id="lapsed-for-good"),
    ],
)
def test_a_cycle_from_course_to_lapse(on, expected):
    assert state_of_cycle(AWARD, on=on) == expected


def test_a_portfolio_is_overdue_after_its_due_day():
    training = AWARD._replace(awarded_on=None, valid_to=None)
    assert state_of_cycle(training, on=date(2023, 3, 1)) == State.PORTFOLIO_OPEN
    assert state_of_cycle(training, on=date(2023, 3, 2)) == State.PORTFOLIO_OVERDUE


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2024, 4, 30), State.CURRENT, id="before"),
        pytest.param(date(2024, 5, 1), State.SUSPENDED, id="first-day"),
        pytest.param(date(2024, 5, 31), State.SUSPENDED, id="last-day"),
        pytest.param(date(2024, 6, 1), State.CURRENT, id="after"),
    ],
)
def test_a_suspension_lies_inside_the_validity(on, expected):
    cycle = AWARD._replace(suspensions=((date(2024, 5, 1), date(2024, 5, 31)),))
    assert state_of_cycle(cycle, on=on) == expected


def test_a_suspended_award_lapses_all_the_same():
    cycle = AWARD._replace(suspensions=((date(2024, 5, 1), None),))
    assert state_of_cycle(cycle, on=LAST + A_DAY) == State.LAPSED_RENEWABLE


def test_a_revocation_ends_the_cycle():
    cycle = AWARD._replace(revoked_on=date(2024, 5, 1))
    assert state_of_cycle(cycle, on=date(2024, 4, 30)) == State.CURRENT
    assert state_of_cycle(cycle, on=date(2024, 5, 1)) == State.REVOKED


@pytest.mark.parametrize(
    ("recognised_on", "on", "expected"),
    [
        pytest.param(None, date(2024, 1, 1), State.COURSE_COMPLETE, id="pending"),
        pytest.param(date(2024, 1, 2), date(2024, 1, 1), State.COURSE_COMPLETE, id="day-before"),
        pytest.param(date(2024, 1, 2), date(2024, 1, 2), State.CURRENT, id="that-day"),
    ],
)
def test_a_transferees_award_counts_once_recognised(recognised_on, on, expected):
    cycle = Cycle(awarded_on=AWARDED, valid_to=LAST, is_transfer=True, recognised_on=recognised_on)
    assert state_of_cycle(cycle, on=on) == expected


def test_a_renewal_before_expiry_hides_the_older_cycle():
    renewal = Cycle(awarded_on=date(2026, 1, 10), valid_to=date(2029, 2, 28))
    assert state([AWARD, renewal], on=date(2026, 1, 9)) == State.DUE
    assert state([AWARD, renewal], on=date(2026, 1, 10)) == State.CURRENT
    assert state([AWARD, renewal], on=LAST + 300 * A_DAY) == State.CURRENT


def test_nothing_on_record_is_not_started():
    assert state([], on=AWARDED) == State.NOT_STARTED
