"""Requirements that are bent for people, for one case or whatever they are about."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.facts import one, theirs
from tests.oracle.worlds.days import DAYS
from tests.oracle.worlds.forces import requiring
from tests.oracle.worlds.home import Home


@st.composite
def dispensing(draw, country):
    """Forces whose cases and roles require schemes; the second one bends some of the first's."""
    world, _force = draw(requiring(country))
    home, other = (
        Home(owner, people=ids(world, "people", owner), cases=ids(world, "cases", owner))
        for owner in [row["id"] for row in world["forces"]]
    )
    approver = world.add("users", email="lead@example.org")["id"]
    for bending in (home, other, replace(home, force=other.force)):
        for _turn in range(draw(st.integers(2, 8))):
            bend(draw, world, bending, approver)
    return world


def ids(world, table, force):
    return [row["id"] for row in theirs(world, table, force)]


def bend(draw, world, home, approver):
    """For somebody who has a case, that case or another one; or for all that is required."""
    held = [row for row in world["allocations"] if row["person_id"] in home.people]
    person, case = draw(st.sampled_from([(row["person_id"], row["case_id"]) for row in held]))
    starts_on, ends_on = sorted(draw(st.tuples(DAYS, DAYS)))
    facts = {
        "person_id": person,
        "requirement_id": draw(st.sampled_from(asked_of(world, person))),
        "case_id": draw(st.sampled_from([None, case, case, *home.cases[:1]])),
        "mentor_id": next(row["id"] for row in world["people"] if row["id"] != person),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "review_on": ends_on,
        "approved_by_id": approver,
    }
    world.add_apart(
        "dispensations", ("person_id", "requirement_id", "case_id"), **home.owner, **facts
    )


def asked_of(world, person):
    """The person's own force's requirements."""
    return ids(world, "requirements", one(world, "people", person)["force_id"])
