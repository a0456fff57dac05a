from datetime import date

import pytest

from training.rules.portfolios import FROZEN, UNDER_WAY, Step, Stop, due_on, may_follow

FIRST_DUE = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("stops", "extended_to", "last"),
    [
        ([], None, date(2026, 3, 3)),
        ([Stop(date(2025, 6, 2), date(2025, 6, 2))], None, date(2026, 3, 4)),
        ([Stop(date(2025, 6, 2), None)], None, date(2026, 3, 13)),
        ([Stop(date(2025, 7, 1), None)], None, date(2026, 3, 3)),
        ([], date(2026, 3, 2), date(2026, 3, 3)),
        ([Stop(date(2025, 6, 2), date(2025, 6, 3))], date(2026, 3, 9), date(2026, 3, 9)),
    ],
)
def test_the_last_day_moves_with_stops_and_extensions(stops, extended_to, last):
    assert due_on(FIRST_DUE, stops, extended_to, on=date(2025, 6, 11)) == last


def test_an_award_follows_on_being_found_competent_alone():
    assert [one for one in Step if may_follow(Step.RATIFIED, one)] == [Step.ASSESSED]


def test_the_last_two_steps_end_it():
    assert set(Step) - set(UNDER_WAY) == {Step.RATIFIED, Step.WITHDRAWN}
    assert set(Step) - set(FROZEN) == {Step.OPEN}
