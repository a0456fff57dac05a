from datetime import date

import pytest

from capability.rules.dispensations import Days, Month, Standing, months, standing

DAYS = Days(date(2024, 6, 1), date(2024, 7, 15), date(2024, 7, 31))


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2024, 5, 31), Standing.COMING),
        (date(2024, 6, 1), Standing.IN_FORCE),
        (date(2024, 6, 30), Standing.IN_FORCE),
        (date(2024, 7, 1), Standing.TO_REVIEW),
        (date(2024, 7, 16), Standing.TO_REVIEW),
        (date(2024, 7, 31), Standing.TO_REVIEW),
        (date(2024, 8, 1), Standing.ENDED),
    ],
)
def test_a_review_is_near_for_a_fortnight_and_past_until_the_end(on, stands):
    assert standing(DAYS, on=on) == stands


def test_twelve_months_end_on_the_day():
    found = months(date(2024, 3, 10))
    assert (len(found), found[0].key) == (12, "2023-04")
    assert found[-2:] == [
        Month(date(2024, 2, 1), date(2024, 2, 29)),
        Month(date(2024, 3, 1), date(2024, 3, 10)),
    ]


@pytest.mark.parametrize(
    ("first", "last", "so"),
    [
        (date(2024, 5, 1), date(2024, 6, 1), (True, False, True)),
        (date(2024, 5, 1), date(2024, 5, 31), (False, False, False)),
        (date(2024, 6, 30), date(2024, 7, 1), (True, True, False)),
        (date(2024, 7, 1), date(2024, 7, 1), (False, False, False)),
    ],
)
def test_one_counts_in_each_month_that_it_touches(first, last, so):
    june = Month(date(2024, 6, 1), date(2024, 6, 30))
    assert tuple(june.counted(Days(first, first, last)).values()) == so
