"""Whom cases are with, and what is wrong with awards: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.rules import RULES
from tests.oracle.test_requirements import CODES as OTHERS
from tests.oracle.worlds.days import days_counted, ends_of_grace, turning_days
from tests.oracle.worlds.forces import leading

CODES = [code for code in RULES if code not in OTHERS]


@small_forces
@given(data=st.data())
def test_cases_and_awards(country, data):
    world, force = data.draw(leading(country))
    days = turning_days(world, *ends_of_grace(world), *days_counted(world))
    assert differences(world, force, CODES, days) == []
