"""Whom cases are with, and what is wrong with awards: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import days_counted, ends_of_grace, turning_days
from tests.oracle.worlds.forces import leading

CODES = [
    "case-holder-short-service",
    "supervisor-untrained",
    "supervisor-carries-cases",
    "case-above-level",
    "case-without-owner-left",
    "case-without-owner-tray",
    "new-to-rasso-untaught",
    "first-responder-untaught",
    "accreditation-expires",
    "award-before-course",
    "first-responder-without-level",
]


@small_forces
@given(data=st.data())
def test_cases_and_awards(country, data):
    world, force = data.draw(leading(country))
    days = turning_days(world, *ends_of_grace(world), *days_counted(world))
    assert differences(world, force, CODES, days) == []
