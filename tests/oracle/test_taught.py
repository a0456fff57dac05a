"""Courses, turns for them and portfolios: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import ends_of_grace, turning_days
from tests.oracle.worlds.taught import days_taught, taught

CODES = [
    "case-before-course",
    "eligible-and-waiting",
    "eligible-in-role-and-waiting",
    "portfolio-due",
    "learning-lost",
    "rasso-holder-never-offered",
    "course-quality-due",
    "course-recorded-twice",
]


@small_forces
@given(data=st.data())
def test_courses_and_turns(country, data):
    world, force = data.draw(taught(country))
    days = turning_days(world, *ends_of_grace(world), *days_taught(world))
    assert differences(world, force, CODES, days) == []
