"""Forces of a few rows, each made for one rule about call-outs."""

from datetime import UTC, datetime
from decimal import Decimal

from tests.oracle.facts import national
from tests.oracle.worlds.days import LONG_AGO, POOL
from tests.oracle.worlds.small import alone, posted, units
from tests.oracle.worlds.steady import hold


def trains_after_the_call(country):
    """S-16, P-17, S-18: sent out untrained, in both schemes, and trained soon after."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    for code in ("FRO", "FLO"):
        scheme = national(world, "schemes", code)
        call_out(world, mine, scheme)
        hold(world, mine, scheme, awarded_on=POOL[1])
    number(world, home, "first-responder-fading", "months", 1)
    return world, home.force


def calls_all_alike(country):
    """S-17: of ten people each took a tenth of the call-outs, which is as much as may be."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    scheme = national(world, "schemes", "FRO")
    for _turn in range(10):
        mine = posted(world, home, north)
        hold(world, mine, scheme, awarded_on=LONG_AGO)
        call_out(world, mine, scheme)
    number(world, home, "first-responder-overused", "percent-of-top-tenth", 10)
    return world, home.force


def call_out(world, mine, scheme):
    called_at = datetime.combine(POOL[0], datetime.min.time(), UTC).replace(hour=12)
    facts = {"incident": f"I/{len(world['deployments'])}", "called_at": called_at}
    world.add("deployments", **mine, **facts, scheme_id=scheme)


def number(world, home, check, name, value):
    facts = {"check_code": check, "name": name, "value": Decimal(value)}
    world.add("thresholds", **home.owner, **facts, starts_on=LONG_AGO)
