"""What drawn forces may leave out, in forces of a few rows that always have it."""

import pytest

from tests.oracle.comparing import differences
from tests.oracle.rules import RULES
from tests.oracle.worlds import small, small_aims, small_calls, small_cases, small_courses
from tests.oracle.worlds.called import months_on
from tests.oracle.worlds.days import turning_days

MADE = {
    "safety-training-short": small.asks_for_less,
    "specialist-team-untrained": small.teams_within_teams,
    "unit-under-strength": small.has_restricted_people,
    "course-without-portfolio": small.learns_twice,
    "portfolio-stalled": small.goes_from_step_to_step,
    "portfolio-without-assessor": small.goes_from_step_to_step,
    "attended-untrained": small_calls.trains_after_the_call,
    "liaison-unaccredited": small_calls.trains_after_the_call,
    "first-responder-fading": small_calls.trains_after_the_call,
    "rasso-holder-never-offered": small_courses.takes_it_from_a_file,
    "milestone-missed": small_aims.reaches_milestones,
    "plan-missing": small_aims.closes_plans,
    "case-holder-unaccredited": small_cases.lends_people,
    "eligible-and-waiting": small_courses.asks_in_role_and_case,
}
# Where nobody is found, that is what it was made for.
NOBODY = {
    "first-responder-overused": small_calls.calls_all_alike,
    "sampled-by-own-assessor": small.ratifies_unsampled,
    "eligible-in-role-and-waiting": small_courses.asks_in_role_and_case,
}
CODES = [*MADE, *NOBODY]


@pytest.mark.parametrize("code", CODES)
def test_what_a_force_made_for_the_rule_has(country, code):
    world, force = (MADE | NOBODY)[code](country)
    days = turning_days(world, *months_on(world))
    assert differences(world, force, [code], days) == []
    assert any(RULES[code](world, force, on) for on in days) == (code in MADE)
