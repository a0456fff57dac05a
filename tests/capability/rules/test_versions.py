from datetime import date

import pytest

from capability.rules.versions import Version, version_on

ALWAYS, OLD, NEW = Version(1), Version(2, date(2020, 1, 1)), Version(3, date(2024, 1, 1))


@pytest.mark.parametrize(
    ("versions", "day", "expected"),
    [
        pytest.param([NEW, ALWAYS, OLD], date(2019, 12, 31), ALWAYS, id="before-all"),
        pytest.param([NEW, ALWAYS, OLD], date(2020, 1, 1), OLD, id="first-day"),
        pytest.param([NEW, ALWAYS, OLD], date(2023, 12, 31), OLD, id="last-day"),
        pytest.param([NEW, ALWAYS, OLD], date(2024, 1, 1), NEW, id="next"),
        pytest.param([NEW, OLD], date(2019, 12, 31), None, id="none-yet"),
        pytest.param([], date(2019, 12, 31), None, id="none-at-all"),
    ],
)
def test_the_last_that_had_begun_holds(versions, day, expected):
    assert version_on(versions, day) == expected
