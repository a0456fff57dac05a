"""Forces in which people tutor others, some of whom leave.

Who tutors is drawn last, so that all else stays as other rules have seen it.
"""

from hypothesis import strategies as st

from tests.oracle.facts import national
from tests.oracle.worlds.days import LONG_AGO, POOL
from tests.oracle.worlds.judged import judged, programme
from tests.oracle.worlds.small import alone, posted, units
from tests.oracle.worlds.steady import hold
from tests.oracle.worlds.stepped import Stepped

TUTORS = 2


@st.composite
def tutored(draw, country):
    """The tables, and the id of the first force: it has the tutors, whoever names them."""
    world, force = draw(judged(country))
    people = [row["id"] for row in world.mine["people"] if row["force_id"] == force]
    for work in world.mine["portfolios"]:
        taken = (work["person_id"], work["assessor_id"])
        free = [one for one in people[-TUTORS:] if one not in taken]
        work["tutor_id"] = draw(st.sampled_from([*free, None]))
    return world, force


def tutors_a_leaver(country):
    """Of the two who are tutored one leaves, and the other's work is ratified."""
    world, home = alone(country, Stepped)
    [north] = units(world, home, "N")
    tutor = posted(world, home, north)["person_id"]
    scheme = national(world, "schemes", "SSAIDP")
    of = programme(world, home, scheme)["id"]
    for left_on, ratified_on in ((POOL[1], None), (None, POOL[3])):
        mine = posted(world, home, north)
        world.mine["services"][-1]["left_on"] = left_on
        hold(world, mine, scheme, portfolio_opened_on=LONG_AGO)
        named = {"programme_id": of, "accreditation_id": world["accreditations"][-1]["id"]}
        nobody = {"assessor_id": None, "iqa_id": None}
        work = world.add(
            "portfolios", **mine, **named, **nobody, opened_on=LONG_AGO, tutor_id=tutor
        )
        world.step(work, "submitted", LONG_AGO, is_undone=False)
        if ratified_on:
            world.step(work, "ratified", ratified_on, is_undone=False)
    return world, home.force
