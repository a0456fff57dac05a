from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capability.rules.validity import add_months
from capability.rules.words import span

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), "0 days"),
        (date(2026, 3, 1), date(2026, 3, 2), "1 day"),
        (date(2026, 7, 1), date(2026, 10, 1), "92 days"),
        (date(2026, 7, 1), date(2026, 10, 2), "3 months"),
        (date(2025, 4, 28), date(2026, 6, 17), "13 months"),
        (date(2024, 12, 1), date(2026, 11, 30), "23 months"),
        (date(2024, 12, 1), date(2026, 12, 1), "24 months"),
        (date(2024, 2, 29), date(2025, 2, 28), "12 months"),
    ],
)
def test_a_span_is_never_rounded_up(first, last, said):
    assert span(first, last) == said
    assert span(last, first) == said


@given(DAYS, st.integers(93, 9000))
def test_months_told_are_full_and_the_next_is_not(first, days):
    last = first + timedelta(days)
    months = int(span(first, last).split()[0])
    assert add_months(first, months) <= last < add_months(first, months + 1)
    assert months >= 3
