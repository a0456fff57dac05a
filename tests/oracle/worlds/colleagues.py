"""Somebody with several cases and nothing else, beside somebody who holds what they require."""

from hypothesis import strategies as st

from tests.oracle.worlds import people, working
from tests.oracle.worlds.days import DAYS, LONG_AGO, ODDS, POOL, dated, spans
from tests.oracle.worlds.reference import ALWAYS, version


def colleagues(draw, world, home):
    """Both in the first unit, or the second one in a unit that now and then stands under it."""
    north, south, team = home.units
    led_by, beside = (
        someone(draw, world, home, unit)
        for unit in (north, draw_one(draw, north, north, team, south))
    )
    qualify(draw, world, home, beside)
    working.absences(draw, world, home, led_by, most=3)
    for person in [led_by] * 5 + [beside] * draw(st.integers(0, 1)):
        lead(draw, world, home, person)


def draw_one(draw, *choices):
    return draw(st.sampled_from(choices))


def someone(draw, world, home, unit):
    known = world.add("people", **home.owner, person_ref=f"R{len(world['people'])}")
    named = {"person_id": known["id"]}
    home.people.append(known["id"])
    left_on = draw_one(draw, *[None] * 30, *POOL)
    world.add("services", **home.owner, **named, joined_on=LONG_AGO, left_on=left_on)
    post = {"unit_id": unit, "role_id": home.roles[0], "rank_id": None, "starts_on": LONG_AGO}
    world.add("postings", **home.owner, **named, **post)
    return known["id"]


def qualify(draw, world, home, person):
    """In the scheme that serious cases and the first role require, or in what may count as it."""
    local, old, bridge, *_country = home.schemes
    for scheme in draw(
        st.sampled_from([[local], [local], [local, local], [local, old], [old, bridge]])
    ):
        facts = {
            "person_id": person,
            "scheme_id": scheme,
            "version_id": draw(version(world, scheme)),
            "awarded_on": draw_one(draw, *[LONG_AGO] * 6, *POOL[:3]),
            "valid_to": draw(st.sampled_from([None, None, None, *POOL[2:]])),
        }
        cycle = world.add("accreditations", **home.owner, **facts)
        if not draw(ODDS):
            people.suspend(draw, world, cycle)


def lead(draw, world, home, person):
    """A serious case, from the first day on or since it was reclassified."""
    facts = {
        "reference": f"24/{len(world['cases'])}",
        "closed_on": draw_one(draw, *[None] * 5, *POOL),
    }
    case = world.add("cases", **home.owner, **facts)["id"]
    home.cases.append(case)
    days = draw_one(draw, ALWAYS, (draw(DAYS), None))
    named = {"case_id": case, "category_id": home.kinds[0]}
    world.add("classifications", **home.owner, **named, **dated(days))
    for days in draw(spans(1, starts=DAYS)):
        about = {
            "case_id": case,
            "person_id": person,
            "part": draw_one(draw, *["OIC"] * 5, "DEPUTY"),
        }
        world.add("allocations", **home.owner, **about, **dated(days))
