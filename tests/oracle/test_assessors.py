"""Portfolios, who judges them and who samples: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import turning_days
from tests.oracle.worlds.judged import days_worked, judged

CODES = [
    "portfolio-stalled",
    "portfolio-without-assessor",
    "assessor-overloaded",
    "assessor-not-current",
    "judged-when-not-current",
    "sampled-by-own-assessor",
]


@small_forces
@given(data=st.data())
def test_who_judges_and_who_samples(country, data):
    world, force = data.draw(judged(country))
    days = turning_days(world, *days_worked(world))
    assert differences(world, force, CODES, days) == []
