"""Cases and roles that require a scheme: what is found is what the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import ends_of_grace, turning_days
from tests.oracle.worlds.forces import requiring

CODES = [
    "case-holder-unaccredited",
    "role-holder-unaccredited",
    "not-eligible-for-case",
    "not-eligible-for-role",
    "access-trap",
    "case-reclassified",
]


@small_forces
@given(data=st.data())
def test_cases_and_roles_that_require_a_scheme(country, data):
    world, force = data.draw(requiring(country))
    days = turning_days(world, *ends_of_grace(world))
    assert differences(world, force, CODES, days) == []
