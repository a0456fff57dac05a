"""Forces whose people came in by routes that opened and closed, and had to reach something."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.facts import days, matching, months_after
from tests.oracle.worlds import reference
from tests.oracle.worlds.days import LONG_AGO, POOL, dated, span, spans
from tests.oracle.worlds.forces import begin, fill, meddle, two
from tests.oracle.worlds.people import JOINED
from tests.oracle.worlds.steady import hold

SCHEMES = ("NIE", "PIP2", "SSAIDP")
ROUTES = ["IPLDP", "PCEP", "PCDA", "DC-DHEP", "NDP"]
BACK = [("probation-not-closed", "days-looked-back"), ("milestone-missed", "days-looked-back")]
NUMBERS = [(*about, value) for about in BACK for value in (30, 400, 700)]
WAYS = [
    {"awarded_on": POOL[2]},
    {"awarded_on": LONG_AGO, "revoked_on": POOL[2]},
    {"awarded_on": LONG_AGO, "is_transfer": True},
    {"awarded_on": LONG_AGO, "is_transfer": True, "recognised_on": POOL[3]},
    {"awarded_on": LONG_AGO, "valid_to": POOL[1]},
]
# From the days of joining to a day on which something happens, and to one of no such months.
MONTHS = [1, 2, 12, 24, 25, 57]


@st.composite
def joining(draw, country):
    """The tables, and the id of the first force."""
    world, home, away = two(country)
    for one, size in ((home, 8), (away, 2)):
        begin(draw, world, one, SCHEMES)
        routes(draw, world, one)
        fill(draw, world, one, people_to=size, cases_to=2)
        reference.thresholds(draw, world, one, NUMBERS)
    meddling = replace(home, force=away.force)
    milestones(draw, world, meddling, matching(world, "routes", force_id=home.force))
    meddle(draw, world, meddling)
    enter(draw, world)
    reach(draw, world, home)
    return world, home.force


def routes(draw, world, home):
    """One of the force's own, and milestones of its own on that and on the nation's."""
    code = f"ROUTE-{home.force}"
    facts = {"code": code, "name": code, **dated(draw(span()))}
    own = world.add("routes", **home.owner, **facts)
    milestones(draw, world, home, [own, *matching(world, "routes", force_id=None)])


def milestones(draw, world, home, routes):
    for route in draw(st.lists(st.sampled_from(routes), min_size=1, max_size=5)):
        scheme = draw(st.sampled_from(home.schemes))
        for pair in draw(spans(2, starts=st.sampled_from([LONG_AGO, *JOINED, *POOL]), always=True)):
            facts = {"route_id": route["id"], "scheme_id": scheme, **dated(pair)}
            months = draw(st.sampled_from(MONTHS))
            world.add_apart(
                "milestones", ("route_id", "scheme_id"), **home.owner, **facts, months=months
            )


def reach(draw, world, home):
    """What is asked of them, in some way or other, or both of what may count as it."""
    for service in matching(world, "services", **home.owner):
        mine = {**home.owner, "person_id": service["person_id"]}
        for scheme in asked_of(world, service):
            for facts in draw(st.lists(st.sampled_from(WAYS), max_size=1)):
                hold(world, mine, scheme, **facts)
        for scheme in draw(st.sampled_from([[], [], home.schemes[1:3]])):
            hold(world, mine, scheme, awarded_on=LONG_AGO)


def asked_of(world, service):
    """The schemes of every milestone of the route, whoever's and for whomever it is."""
    return [
        asked["scheme_id"]
        for route in matching(world, "routes", code=service["entry_route"])
        for asked in matching(world, "milestones", route_id=route["id"])
    ]


def enter(draw, world):
    """Everybody, by a route of any force, the nation's, one that is not listed or none."""
    codes = [row["code"] for row in world.mine["routes"]]
    for service in world.mine["services"]:
        service["entry_route"] = draw(st.sampled_from(["", "ELSEWHERE", *ROUTES, *codes, *codes]))


def days_due(world):
    """On which a milestone is to be reached or a probation ends, and so many days looked back."""
    ends = {
        months_after(service["joined_on"], asked["months"])
        for service in world["services"]
        for asked in world["milestones"]
    }
    for service in world["services"]:
        ends |= {service[name] for name in ("probation_ends_on", "probation_extended_to")}
    stated = [row for row in world["thresholds"] if (row["check_code"], row["name"]) in BACK]
    numbers = {0, *(int(row["value"]) for row in stated)}
    return {end + days(number) for end in ends if end for number in numbers}
