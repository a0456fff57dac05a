"""What drawn forces may leave out, in forces of a few rows that always have it."""

import pytest

from tests.oracle.comparing import differences
from tests.oracle.rules import RULES
from tests.oracle.worlds import small
from tests.oracle.worlds.days import turning_days

MADE = {
    "safety-training-short": small.asks_for_less,
    "specialist-team-untrained": small.teams_within_teams,
    "unit-under-strength": small.has_restricted_people,
    "course-without-portfolio": small.learns_twice,
    "portfolio-stalled": small.goes_from_step_to_step,
    "portfolio-without-assessor": small.goes_from_step_to_step,
}
CODES = list(MADE)


@pytest.mark.parametrize("code", CODES)
def test_what_a_force_made_for_the_rule_has(country, code):
    world, force = MADE[code](country)
    days = turning_days(world)
    assert differences(world, force, [code], days) == []
    assert [on for on in days if RULES[code](world, force, on)]
