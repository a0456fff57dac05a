"""Teams, strength, shifts and supervisors: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import ends_of_grace, turning_days
from tests.oracle.worlds.staffed import covered, days_on_duty, staffed

STAFFED = [
    "specialist-team-missing",
    "specialist-team-untrained",
    "unit-under-strength",
    "supervisor-without-programme",
]
COVERED = ["response-cover-short"]
CODES = [*STAFFED, *COVERED]


@small_forces
@given(data=st.data())
def test_who_is_in_the_units(country, data):
    world, force = data.draw(staffed(country))
    days = turning_days(world, *ends_of_grace(world))
    assert differences(world, force, STAFFED, days) == []


@small_forces
@given(data=st.data())
def test_who_answers_a_call(country, data):
    world, force = data.draw(covered(country))
    days = turning_days(world, *days_on_duty(world))
    assert differences(world, force, COVERED, days) == []
