"""Probation, entry routes and their milestones: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import turning_days
from tests.oracle.worlds.joiners import days_due, joining

CODES = ["probation-not-closed", "entry-route-invalid", "milestone-missed"]


@small_forces
@given(data=st.data())
def test_how_people_came_in(country, data):
    world, force = data.draw(joining(country))
    days = turning_days(world, *days_due(world))
    assert differences(world, force, CODES, days) == []
