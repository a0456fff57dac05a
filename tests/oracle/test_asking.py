"""Many days asked at once answer as each asked for itself."""

from hypothesis import given
from hypothesis import strategies as st

from capability.checks import Scope
from capability.models import Force
from tests.oracle import asking
from tests.oracle.comparing import few_forces, written
from tests.oracle.rules import RULES
from tests.oracle.worlds.days import POOL
from tests.oracle.worlds.forces import requiring


@few_forces
@given(data=st.data())
def test_days_asked_at_once_answer_as_each_for_itself(country, data):
    world, pk = data.draw(requiring(country))
    with written(world):
        scope = Scope(Force.objects.get(pk=pk))
        for code in RULES:
            one_by_one = {on: asking.on_one(code, scope, on) for on in POOL[1:3]}
            assert asking.on_all(code, scope, POOL[1:3]) == one_by_one
