from datetime import date

import pytest

from capability.rules import feeds

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("as_at", "age", "late"),
    [
        (date(2026, 11, 24), 0, False),
        (date(2026, 11, 17), 7, False),
        (date(2026, 11, 16), 8, True),
        (date(2026, 11, 25), 0, False),
    ],
)
def test_late_is_older_than_expected(as_at, age, late):
    assert (feeds.age(as_at, ON), feeds.is_late(as_at, ON, 7)) == (age, late)


@pytest.mark.parametrize(
    ("read", "before", "change", "off"),
    [
        (80, 100, -20, True),
        (81, 100, -19, False),
        (120, 100, 20, True),
        (100, None, None, False),
        (100, 0, None, False),
    ],
)
def test_off_is_a_fifth_more_or_less_than_the_file_before(read, before, change, off):
    assert (feeds.change(read, before), feeds.is_off(read, before, 20)) == (change, off)
