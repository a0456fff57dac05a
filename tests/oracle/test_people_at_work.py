"""Who is there for cases, whom they went past, what lasts: found as the words of the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.comparing import differences_by, small_forces
from tests.oracle.worlds.at_work import at_work
from tests.oracle.worlds.counted import COUNTED, days_counted
from tests.oracle.worlds.days import ends_of_grace, turning_days

CODES = list(COUNTED)


@small_forces
@given(data=st.data())
def test_people_at_work(country, data):
    world, force = data.draw(at_work(country))
    graces = ends_of_grace(world)
    days = {code: turning_days(world, *graces, *days_counted(world, code)) for code in CODES}
    assert differences_by(world, force, days) == []
