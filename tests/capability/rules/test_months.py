from datetime import date

import pytest

from capability.rules.months import month_ends


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        (date(2026, 3, 30), [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]),
        (date(2026, 3, 31), [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]),
        (date(2024, 3, 1), [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29)]),
    ],
)
def test_month_ends_up_to_the_day(on, ends):
    assert month_ends(on, 3) == ends
