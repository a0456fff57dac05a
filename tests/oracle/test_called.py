"""Call-outs and family liaison: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences, small_forces
from tests.oracle.worlds.called import called, days_of_calls, months_on
from tests.oracle.worlds.days import turning_days

CODES = [
    "attended-untrained",
    "first-responder-overused",
    "first-responder-fading",
    "liaison-unaccredited",
    "liaison-over-limit",
]


@small_forces
@given(data=st.data())
def test_who_is_sent_out(country, data):
    world, force = data.draw(called(country))
    days = turning_days(world, *days_of_calls(world), *months_on(world))
    assert differences(world, force, CODES, days) == []
