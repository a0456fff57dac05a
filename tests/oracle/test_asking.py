"""Many days asked at once answer as each asked for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capability.checks import Scope
from capability.models import Force
from tests.oracle import (
    asking,
    test_assessors,
    test_booked,
    test_cases_and_awards,
    test_joining,
    test_kept,
    test_requirements,
    test_taught,
    test_units,
)
from tests.oracle.comparing import few_forces, written
from tests.oracle.worlds.booked import booked
from tests.oracle.worlds.days import POOL
from tests.oracle.worlds.forces import leading, requiring
from tests.oracle.worlds.joiners import joining
from tests.oracle.worlds.judged import judged
from tests.oracle.worlds.kept import kept
from tests.oracle.worlds.staffed import covered, staffed
from tests.oracle.worlds.taught import taught

ASKED = {
    requiring: test_requirements.CODES,
    leading: test_cases_and_awards.CODES,
    joining: test_joining.CODES,
    staffed: test_units.STAFFED,
    covered: test_units.COVERED,
    taught: test_taught.CODES,
    kept: test_kept.CODES,
    judged: test_assessors.CODES,
    booked: test_booked.CODES,
}


@pytest.mark.parametrize("forces", ASKED, ids=lambda forces: forces.__name__)
@few_forces
@given(data=st.data())
def test_days_asked_at_once_answer_as_each_for_itself(country, forces, data):
    world, pk = data.draw(forces(country))
    with written(world):
        scope = Scope(Force.objects.get(pk=pk))
        for code in ASKED[forces]:
            one_by_one = {on: asking.on_one(code, scope, on) for on in POOL[1:3]}
            assert asking.on_all(code, scope, POOL[1:3]) == one_by_one
