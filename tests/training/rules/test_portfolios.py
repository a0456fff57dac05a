from datetime import date

import pytest

from training.rules.portfolios import FROZEN, UNDER_WAY, Extended, Step, Stop, due_on, may_follow

FIRST_DUE = date(2026, 3, 3)
GRANTED = date(2025, 6, 20)
TO_9_MARCH = Extended(date(2026, 3, 9), GRANTED)
ONE_DAY = Stop(date(2025, 6, 2), date(2025, 6, 2))
FOUR_DAYS_SINCE = Stop(date(2025, 12, 1), date(2025, 12, 4))


@pytest.mark.parametrize(
    ("stops", "extensions", "last"),
    [
        ([], [], date(2026, 3, 3)),
        ([ONE_DAY], [], date(2026, 3, 4)),
        ([ONE_DAY, Stop(date(2025, 7, 1), None)], [TO_9_MARCH], None),
        ([], [Extended(date(2026, 3, 2), GRANTED)], date(2026, 3, 3)),
        ([ONE_DAY], [TO_9_MARCH], date(2026, 3, 9)),
        ([ONE_DAY, FOUR_DAYS_SINCE], [TO_9_MARCH], date(2026, 3, 13)),
        ([Stop(GRANTED, date(2025, 6, 23))], [TO_9_MARCH], date(2026, 3, 9)),
        (
            [FOUR_DAYS_SINCE],
            [TO_9_MARCH, Extended(date(2026, 3, 10), date(2026, 1, 5))],
            date(2026, 3, 13),
        ),
    ],
)
def test_the_last_day_moves_with_stops_and_extensions(stops, extensions, last):
    assert due_on(FIRST_DUE, stops, extensions) == last


def test_without_a_first_day_the_extension_alone_sets_one():
    assert due_on(None, [ONE_DAY], []) is None
    assert due_on(None, [FOUR_DAYS_SINCE], [TO_9_MARCH]) == date(2026, 3, 13)


def test_an_award_follows_on_being_found_competent_alone():
    assert [one for one in Step if may_follow(Step.RATIFIED, one)] == [Step.ASSESSED]


def test_the_last_two_steps_end_it():
    assert set(Step) - set(UNDER_WAY) == {Step.RATIFIED, Step.WITHDRAWN}
    assert set(Step) - set(FROZEN) == {Step.OPEN}
