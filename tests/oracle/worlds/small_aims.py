"""Forces of a few rows, each made for one rule about what people are to reach."""

from decimal import Decimal

from tests.oracle.worlds.days import LONG_AGO, POOL
from tests.oracle.worlds.small import a_scheme, alone, posted, units, with_role
from tests.oracle.worlds.steady import hold

# From the day of joining to the first of the days.
MONTHS = 57


def reaches_milestones(country):
    """P-09: one later, one by an award that lapsed since, one by what counts as the scheme."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    asked, old = (a_scheme(world, home, code) for code in ("LOCAL", "OLD"))
    counted = world.add("equivalences", **home.owner, scheme_id=asked)
    world.add("sources", equivalence_id=counted["id"], scheme_id=old)
    route = world.add("routes", **home.owner, code="ROUTE", name="ROUTE")["id"]
    about = {"route_id": route, "scheme_id": asked}
    world.add("milestones", **home.owner, **about, months=MONTHS)
    later, lapsed, other = (posted(world, home, north) for _turn in range(3))
    for service in world.mine["services"]:
        service["entry_route"] = "ROUTE"
    hold(world, later, asked, awarded_on=POOL[2])
    hold(world, lapsed, asked, awarded_on=LONG_AGO, valid_to=POOL[1])
    hold(world, other, old, awarded_on=LONG_AGO)
    back = {"check_code": "milestone-missed", "name": "days-looked-back", "value": Decimal(400)}
    world.add("thresholds", **home.owner, **back, starts_on=LONG_AGO)
    return world, home.force


def closes_plans(country):
    """S-19: somebody whose role asks for a plan has one that closes."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    role = with_role(world, home)
    asked = {"scheme_id": a_scheme(world, home, "LOCAL"), "role_id": role}
    world.add("requirements", **home.owner, **asked, starts_on=LONG_AGO)
    days = {"agreed_on": POOL[0], "review_due_on": POOL[4], "closed_on": POOL[1]}
    world.add("plans", **mine, **days)
    return world, home.force
