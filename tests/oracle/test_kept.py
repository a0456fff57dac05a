"""Plans, reviews and CPD: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.days import ends_of_grace, turning_days
from tests.oracle.worlds.kept import days_kept, kept

CODES = [
    "plan-missing",
    "cpd-below-target",
    "safety-training-short",
    "yearly-review-missing",
    "case-review-unanswered",
]


@small_forces
@given(data=st.data())
def test_plans_reviews_and_cpd(country, data):
    world, force = data.draw(kept(country))
    days = turning_days(world, *ends_of_grace(world), *days_kept(world))
    assert differences(world, force, CODES, days) == []
