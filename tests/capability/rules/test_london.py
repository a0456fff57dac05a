from datetime import UTC, date, datetime

import pytest

from capability.rules.london import day_in_london, near, noon_in_london, on_the_clock


@pytest.mark.parametrize(
    ("moment", "day", "said"),
    [
        ((2026, 6, 30, 23, 30), date(2026, 7, 1), "00:30 on 1 July 2026"),
        ((2026, 10, 25, 0, 30), date(2026, 10, 25), "01:30 on 25 October 2026"),
        ((2026, 10, 25, 1, 30), date(2026, 10, 25), "01:30 on 25 October 2026"),
        ((2026, 12, 31, 23, 59), date(2026, 12, 31), "23:59 on 31 December 2026"),
    ],
)
def test_a_moment_is_told_by_the_clock_on_the_wall(moment, day, said):
    moment = datetime(*moment, tzinfo=UTC)
    assert (day_in_london(moment), on_the_clock(moment)) == (day, said)


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 3, 29), 11), (date(2026, 3, 28), 12)])
def test_noon_follows_the_clock_forward(day, hour):
    assert noon_in_london(day).astimezone(UTC).hour == hour


@pytest.mark.parametrize(
    ("moment", "today", "said"),
    [
        ((2026, 11, 30, 8), date(2026, 11, 30), "today at 08:00"),
        ((2026, 12, 1, 8), date(2026, 11, 30), "tomorrow at 08:00"),
        ((2026, 12, 2, 8), date(2026, 11, 30), "on 2 December at 08:00"),
        ((2026, 11, 29, 8), date(2026, 11, 30), "on 29 November at 08:00"),
        ((2027, 1, 1, 8), date(2026, 12, 31), "tomorrow at 08:00"),
        ((2027, 1, 2, 8), date(2026, 12, 31), "on 2 January 2027 at 08:00"),
        ((2026, 6, 30, 23, 30), date(2026, 6, 30), "tomorrow at 00:30"),
        ((2026, 11, 30, 8), None, "on 30 November 2026 at 08:00"),
    ],
)
def test_a_moment_is_told_by_how_near_its_day_is(moment, today, said):
    assert near(datetime(*moment, tzinfo=UTC), today=today) == said
