"""What counts as a scheme, in which version: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import turning_days
from tests.oracle.worlds.equivalents import counting

CODES = ["role-holder-unaccredited", "not-eligible-for-role"]


@small_forces
@given(data=st.data())
def test_what_counts_as_a_scheme(country, data):
    world, force = data.draw(counting(country))
    assert differences(world, force, CODES, turning_days(world)) == []
