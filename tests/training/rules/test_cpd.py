from datetime import date
from decimal import Decimal

import pytest

from training.rules.cpd import Span, hours, twelve_months, year_of


@pytest.mark.parametrize(
    ("on", "first"),
    [
        pytest.param(date(2026, 11, 24), date(2025, 11, 25), id="any-day"),
        pytest.param(date(2024, 2, 29), date(2023, 3, 1), id="leap-day"),
        pytest.param(date(2025, 2, 28), date(2024, 2, 29), id="after-a-leap-day"),
    ],
)
def test_twelve_months_end_on_the_day(on, first):
    assert twelve_months(on) == Span(first, on)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        pytest.param(date(2026, 3, 31), 2025, id="last-day"),
        pytest.param(date(2026, 4, 1), 2026, id="first-day"),
    ],
)
def test_a_year_is_from_april_to_march(on, year):
    assert year_of(on) == Span(date(year, 4, 1), date(year + 1, 3, 31))


@pytest.mark.parametrize(
    ("number", "said"), [(Decimal("1.50"), "1.5"), (Decimal("10.00"), "10"), (0, "0")]
)
def test_hours_are_said_without_needless_noughts(number, said):
    assert hours(number) == said
