"""Places on courses, and what these need first: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.booked import booked
from tests.oracle.worlds.days import turning_days

CODES = ["booked-without-needs"]


@small_forces
@given(data=st.data())
def test_who_has_a_place(country, data):
    world, force = data.draw(booked(country))
    assert differences(world, force, CODES, turning_days(world)) == []
