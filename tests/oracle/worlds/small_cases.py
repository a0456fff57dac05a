"""Forces of a few rows, each made for one rule about cases that require a scheme."""

from tests.oracle.worlds.days import ONE, POOL
from tests.oracle.worlds.small import a_scheme, alone, posted, units
from tests.oracle.worlds.small_courses import lead


def lends_people(country):
    """S-01: who leads a case is in the unit that asks for a scheme until another force says so."""
    world, home = alone(country)
    root, north = units(world, home, "R", "N")
    world.add("edges", **home.owner, unit_id=north, parent_id=root)
    mine = posted(world, home, north)
    world.mine["postings"][-1]["ends_on"] = POOL[1]
    other = world.add("forces", code="FM", name="FM")["id"]
    lent = mine | {"force_id": other, "unit_id": north, "starts_on": POOL[1] + ONE}
    world.add("postings", **lent)
    lead(world, home, mine, a_scheme(world, home, "LOCAL"))
    world.mine["requirements"][-1] |= {"level": "unit", "unit_id": north}
    return world, home.force
