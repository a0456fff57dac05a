"""Who is away or on part of the duty, and who may not be given everything."""

from decimal import Decimal

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds.days import ONE, POOL, SOME_DAY, dated, spans

# What is left of the duty.
SHARES = [Decimal(0), Decimal(0), Decimal("0.5"), Decimal(1)]


def absences(draw, world, home, person):
    """Some meet or overlap."""
    for days in draw(st.lists(a_while(), max_size=3)):
        facts = {"person_id": person, "share_of_duty": draw(st.sampled_from(SHARES)), **dated(days)}
        if not matching(world, "absences", person_id=person, starts_on=days[0]):
            world.add("absences", **home.owner, **facts)


@st.composite
def a_while(draw):
    """Often until the day before another one may begin."""
    starts_on = draw(SOME_DAY)
    ends = [day - step for day in POOL for step in (ONE, 0 * ONE) if day - step >= starts_on]
    return starts_on, draw(st.sampled_from([None, *ends]))


def restrictions(draw, world, home, person):
    for days in draw(spans(1)):
        group = draw(st.sampled_from([None, *home.groups]))
        named = {"person_id": person, "case_group_id": group}
        world.add("restrictions", **home.owner, **named, **dated(days))
