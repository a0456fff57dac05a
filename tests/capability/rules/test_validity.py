from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capability.rules.validity import Anchor, Counted, Terms, add_months, counted

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="leap-day-to-common-year"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="leap-day-to-leap-year"),
        pytest.param(date(2023, 1, 31), 1, date(2023, 2, 28), id="short-month"),
        pytest.param(date(2023, 1, 31), 2, date(2023, 3, 31), id="never-chained"),
        pytest.param(date(2023, 12, 15), 1, date(2024, 1, 15), id="over-new-year"),
    ],
)
def test_months_count_from_the_first_day(day, months, expected):
    assert add_months(day, months) == expected


def last_day(terms, awarded_on, *, renews=None):
    good_for = counted(terms, awarded_on=awarded_on, renews=renews)
    return good_for and good_for.last_day


def test_without_months_it_never_expires():
    assert last_day(Terms(None), date(2024, 1, 1)) is None


def test_from_the_award():
    assert last_day(Terms(36), date(2023, 3, 1)) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("awarded_on", "expected"),
    [
        pytest.param(date(2026, 1, 10), date(2029, 2, 28), id="early-loses-no-day"),
        pytest.param(date(2026, 2, 28), date(2029, 2, 28), id="on-the-last-day"),
        pytest.param(date(2026, 3, 1), date(2029, 3, 1), id="late-counts-from-the-award"),
    ],
)
def test_from_the_old_expiry(awarded_on, expected):
    old = Counted(date(2023, 2, 28), 36)
    assert last_day(Terms(36, Anchor.OLD_EXPIRY), awarded_on, renews=old) == expected


@pytest.mark.parametrize(
    ("awarded_on", "expected"),
    [
        pytest.param(date(2024, 3, 31), date(2025, 3, 31), id="that-day"),
        pytest.param(date(2024, 4, 1), date(2026, 3, 31), id="the-next-year-s"),
    ],
)
def test_from_a_fixed_day_of_the_year(awarded_on, expected):
    assert last_day(Terms(12, Anchor.FIXED_DAY, 3, 31), awarded_on) == expected


@given(DAYS, st.sampled_from([6, 12, 24, 36, 60]), st.integers(1, 9))
def test_renewing_in_time_never_drifts(awarded_on, months, renewals):
    """31 August and twice six months is 31 August again, though 28 February lies between."""
    terms = Terms(months, Anchor.OLD_EXPIRY)
    good_for = counted(terms, awarded_on=awarded_on)
    for _ in range(renewals):
        good_for = counted(terms, awarded_on=good_for.last_day, renews=good_for)
    assert good_for.last_day == add_months(awarded_on, months * (renewals + 1))
