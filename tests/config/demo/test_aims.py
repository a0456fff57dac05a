from datetime import date, timedelta
from random import Random

import pytest

from config.demo import aims
from config.demo.aims import Lack

ON = date(2025, 6, 30)
LACKS = [Lack("SSAIDP", 1, 11), Lack("ABE", 2, 12), Lack("RISDP", 3, None)]


def some(lacks, count, days=100):
    rng = Random(1)  # noqa: S311 - nothing here is a secret
    return aims.some(rng, lacks, count, ON - timedelta(days=days), on=ON)


def test_what_somebody_lacks_comes_first_then_wishes():
    found = some(LACKS[:1], 3)
    assert (found[0].text, found[0].gap) == ("Complete SSAIDP", 1)
    assert [(aim.gap, aim.requirement) for aim in found[1:]] == [(None, None)] * 2


def test_aims_are_for_a_gap_and_for_a_requirement_in_turn():
    assert [(aim.gap, aim.requirement) for aim in some(LACKS, 3)] == [
        (1, None),
        (None, 12),
        (3, None),
    ]


def test_aim_is_for_the_gap_where_no_requirement_asks():
    assert [aim.gap for aim in some(LACKS[::2], 2)] == [1, 3]


@pytest.mark.parametrize("days", [20, 249, 540])
def test_wishes_are_met_late_or_not_at_all(days):
    met = [aim.met_on for aim in some([], 6, days) if aim.met_on]
    assert bool(met) == (days >= 250)
    assert all(day < ON for day in met)


@pytest.mark.parametrize("lacks", [[], LACKS[:1], LACKS])
def test_the_officer_has_three_aims_and_one_step_overdue(lacks):
    found = aims.of_one(lacks, on=ON)
    assert len(found) == 3
    steps = [step for aim in found for step in aim.steps]
    assert [step.due_on < ON for step in steps if step.done_on is None].count(True) == 1
    assert any(step.done_on for step in steps)
    assert all(aim.steps for aim in found)
