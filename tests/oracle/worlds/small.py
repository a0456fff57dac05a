"""Forces of a few rows, each made for one rule: what a drawn one may have or may not.

Each gives the tables, and the id of its force.
"""

from decimal import Decimal

from tests.oracle.facts import national
from tests.oracle.worlds.days import LONG_AGO, ONE, POOL
from tests.oracle.worlds.home import Home
from tests.oracle.worlds.judged import programme
from tests.oracle.worlds.steady import hold
from tests.oracle.worlds.stepped import Stepped
from tests.oracle.worlds.tables import Tables


def asks_for_less(country):
    """P-05: hours enough for the force, which asks for fewer than the nation does."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    scheme = national(world, "schemes", "PST")
    hours = {"check_code": "safety-training-short", "name": "hours", "value": Decimal(4)}
    world.add("thresholds", **home.owner, **hours, starts_on=LONG_AGO)
    done = {"scheme_id": scheme, "done_on": POOL[0], "title": "Holds"}
    world.add("cpd", **mine, **done, hours=Decimal(8))
    return world, home.force


def teams_within_teams(country):
    """P-12: nobody is trained in a team that stands in another one, until it stands apart."""
    world, home = alone(country)
    root, north, south, team = units(world, home, "R", "N", "S", "T")
    for unit in world.mine["units"]:
        unit["specialism"] = "RASSO" if unit["id"] in (north, team) else ""
    for unit, parent in ((north, root), (south, north)):
        world.add("edges", **home.owner, unit_id=unit, parent_id=parent)
    for parent, starts_on, ends_on in ((south, None, POOL[2]), (root, POOL[2] + ONE, None)):
        days = {"starts_on": starts_on, "ends_on": ends_on}
        world.add("edges", **home.owner, unit_id=team, parent_id=parent, **days)
    posted(world, home, team)
    return world, home.force


def has_restricted_people(country):
    """S-24: for some days the one who fills a unit's only post may not have every case."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    post = {"unit_id": north, "posts": Decimal(1), "starts_on": LONG_AGO}
    world.add("establishment", **home.owner, **post)
    world.add("restrictions", **mine, starts_on=POOL[1], ends_on=POOL[2])
    return world, home.force


def learns_twice(country):
    """S-03: a course, and a portfolio in the same scheme that began some day by another one."""
    world, home = alone(country)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    scheme = national(world, "schemes", "SSAIDP")
    hold(world, mine, scheme, course_completed_on=LONG_AGO)
    hold(world, mine, scheme, portfolio_opened_on=POOL[1])
    return world, home.force


def goes_from_step_to_step(country):
    """S-08, S-09: its clock stopped; then submitted, withdrawn by mistake and ratified."""
    world, home = alone(country, Stepped)
    [north] = units(world, home, "N")
    mine = posted(world, home, north)
    scheme = national(world, "schemes", "SSAIDP")
    hold(world, mine, scheme, portfolio_opened_on=LONG_AGO)
    named = {"programme_id": programme(world, home, scheme)["id"], "opened_on": LONG_AGO}
    named["accreditation_id"] = world["accreditations"][-1]["id"]
    work = world.add("portfolios", **mine, **named, assessor_id=None, iqa_id=None)
    steps = [("submitted", POOL[0]), ("withdrawn", POOL[1]), ("ratified", POOL[4])]
    for step, step_on in steps:
        world.step(work, step, step_on, is_undone=step == "withdrawn")
    still = {"starts_on": LONG_AGO + 200 * ONE, "ends_on": LONG_AGO + 230 * ONE}
    world.add("stops", **home.owner, portfolio_id=work["id"], **still)
    return world, home.force


def ratifies_unsampled(country):
    """D-02: whoever judged was to sample, and nobody is to any more."""
    world, home = alone(country, Stepped)
    [north] = units(world, home, "N")
    judge, mine = (posted(world, home, north) for _turn in range(2))
    scheme = national(world, "schemes", "SSAIDP")
    hold(world, mine, scheme, portfolio_opened_on=LONG_AGO)
    of = programme(world, home, scheme)
    named = {"programme_id": of["id"], "opened_on": LONG_AGO, "assessor_id": None}
    named["accreditation_id"] = world["accreditations"][-1]["id"]
    work = world.add("portfolios", **mine, **named, iqa_id=judge["person_id"])
    world.step(work, "ratified", POOL[1], is_undone=False)
    about = {"portfolio_id": work["id"], "unit_id": world.mine["programme_units"][0]["id"]}
    decided = {"assessor_id": judge["person_id"], "decided_on": POOL[0], "set_aside_on": None}
    world.add("judgements", **mine, **about, **decided)
    return world, home.force


def alone(country, tables=Tables):
    world = tables(country)
    return world, Home(world.add("forces", code="NS", name="NS")["id"])


def units(world, home, *codes):
    """The first is the root."""
    return [
        world.add("units", **home.owner, code=code, name=code, is_root=code == codes[0])["id"]
        for code in codes
    ]


def posted(world, home, unit):
    """Somebody who is there from long ago and holds nothing."""
    known = world.add("people", **home.owner, person_ref=f"R{len(world['people'])}")
    mine = {**home.owner, "person_id": known["id"]}
    world.add("services", **mine, joined_on=LONG_AGO)
    world.add("postings", **mine, unit_id=unit, starts_on=LONG_AGO)
    return mine


def a_scheme(world, home, code):
    scheme = world.add("schemes", **home.owner, code=code, name=code)["id"]
    world.add("versions", scheme_id=scheme, label="first")
    return scheme


def with_role(world, home):
    """A role of whoever was posted last."""
    role = world.add("roles", **home.owner, code="X", name="X")["id"]
    world.mine["postings"][-1]["role_id"] = role
    return role
