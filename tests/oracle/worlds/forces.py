"""Whole small forces, and beside each a second one that must never matter."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.facts import national
from tests.oracle.worlds import cases, people, reference
from tests.oracle.worlds.home import Home
from tests.oracle.worlds.tables import Tables

RANKS = ("PC", "DS", "DS", "DI", "DCI")
REQUIRED = ("PIP1", "PIP2", "SSAIDP")
LED = ("FRO", "RASSO-FR", "PIP1", "DSDP", "RISDP", "PIP2", "SSAIDP")


@st.composite
def requiring(draw, country):
    """Forces whose cases and roles require schemes: the tables, and the id of the first."""
    world, home, away = two(country)
    for one, size in ((home, 12), (away, 2)):
        begin(draw, world, one, REQUIRED)
        reference.requirements(draw, world, one, most=6)
        fill(draw, world, one, people_to=size, cases_to=size)
    meddle(draw, world, replace(home, force=away.force))
    return world, home.force


@st.composite
def leading(draw, country):
    """Forces whose people lead and supervise cases, and have awards of many kinds."""
    world, home, away = two(country)
    for one, size in ((home, 6), (away, 2)):
        begin(draw, world, one, LED)
        reference.requirements(draw, world, one, most=2)
        fill(draw, world, one, people_to=size, cases_to=size * 2)
        cases.led_always(draw, world, one)
        lead(draw, world, one)
    lead(draw, world, meddling := replace(home, force=away.force))
    meddle(draw, world, meddling)
    return world, home.force


def two(country, tables=Tables):
    world = tables(country)
    home, away = (Home(world.add("forces", code=code, name=code)["id"]) for code in ("NS", "WM"))
    return world, home, away


def begin(draw, world, home, codes):
    """All that a force goes by."""
    people.units(draw, world, home)
    home.roles = [world.add("roles", **home.owner, code=code, name=code)["id"] for code in "XY"]
    home.ranks = [national(world, "ranks", code) for code in RANKS]
    reference.schemes(draw, world, home, codes)
    reference.prerequisites(draw, world, home)
    reference.equivalences(draw, world, home)
    reference.categories(draw, world, home)


def fill(draw, world, home, *, people_to, cases_to):
    for _turn in range(draw(st.integers(people_to // 2, people_to))):
        people.person(draw, world, home)
    for _turn in range(draw(st.integers(cases_to // 2, cases_to))):
        cases.case(draw, world, home)


def lead(draw, world, home):
    people.award_out_of_order(draw, world, home)
    people.renew(draw, world, home)
    people.heads(draw, world, home)
    cases.supervised(draw, world, home)
    cases.trays(draw, world, home)
    reference.thresholds(draw, world, home)


def meddle(draw, world, home):
    """Rows of the second force that name the first one's people, cases and schemes."""
    people.award_everything(draw, world, home)
    reference.count_old_as_level_two(world, home)
    reference.equivalences(draw, world, home)
    reference.prerequisites_of_others(draw, world, home)
    for person in draw(st.lists(st.sampled_from(home.people), max_size=3, unique=True)):
        people.award(draw, world, home, person, most=3)
        people.serve(draw, world, home, person)
        people.post(draw, world, home, person)
    for case in draw(st.lists(st.sampled_from(home.cases), max_size=6, unique=True)):
        cases.classify(draw, world, home, case, most=2)
        cases.allocate(draw, world, home, case)
