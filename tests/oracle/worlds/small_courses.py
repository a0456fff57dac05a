"""Forces of a few rows, each made for one rule about courses and turns for them."""

from tests.oracle.facts import national
from tests.oracle.worlds.days import LONG_AGO, POOL
from tests.oracle.worlds.small import a_scheme, alone, posted, units, with_role


def takes_it_from_a_file(country):
    """S-37: a course is on record some day, and no place on it."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    world.mine["people"][-1]["kind"] = "staff"
    scheme = national(world, "schemes", "SSAIDP")
    lead(world, home, mine, scheme)
    course = offer(world, home, scheme)
    days = {"wanted_from": LONG_AGO, "step_on": POOL[1], "completed_on": POOL[1]}
    world.add("bookings", **mine, **days, course_id=course, step="passed")
    return world, home.force


def asks_in_role_and_case(country):
    """S-05: a scheme that needs nothing first, for the role and for a case of whoever has it."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    role = with_role(world, home)
    scheme = a_scheme(world, home, "LOCAL")
    lead(world, home, mine, scheme)
    asked = {"scheme_id": scheme, "role_id": role, "starts_on": LONG_AGO}
    world.add("requirements", **home.owner, **asked)
    offer(world, home, scheme)
    return world, home.force


def lead(world, home, mine, scheme):
    """A RASSO case, which requires the scheme."""
    group = national(world, "groups", "RASSO_ADULT")
    asked = {"scheme_id": scheme, "case_group_id": group, "starts_on": LONG_AGO}
    world.add("requirements", **home.owner, **asked)
    case = world.add("cases", **home.owner, reference="24/1")["id"]
    kind = national(world, "categories", "19C")
    world.add("classifications", **home.owner, case_id=case, category_id=kind)
    world.add("allocations", **mine, case_id=case, part="OIC", starts_on=LONG_AGO)


def offer(world, home, scheme):
    facts = {"code": "C", "name": "Course", "scheme_id": scheme}
    return world.add("courses", **home.owner, **facts)["id"]
