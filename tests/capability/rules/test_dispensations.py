from datetime import date

import pytest

from capability.rules.dispensations import Days, Standing, standing

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
