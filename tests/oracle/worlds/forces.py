"""Whole small forces, and beside each a second one that must never matter."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.facts import national
from tests.oracle.worlds import cases, people, reference
from tests.oracle.worlds.home import Home
from tests.oracle.worlds.tables import Tables

RANKS = ("PC", "DS", "DI", "DCI")


@st.composite
def requiring(draw, country):
    """Forces whose cases and roles require schemes: the tables, and the id of the first."""
    world = Tables(country)
    home, away = (Home(world.add("forces", code=code, name=code)["id"]) for code in ("NS", "WM"))
    fill(draw, world, home, size=12)
    fill(draw, world, away, size=2)
    meddle(draw, world, replace(home, force=away.force))
    return world, home.force


def fill(draw, world, home, *, size):
    """All that a force has."""
    people.units(draw, world, home)
    home.roles = [world.add("roles", **home.owner, code=code, name=code)["id"] for code in "XY"]
    home.ranks = [national(world, "ranks", code) for code in RANKS]
    reference.schemes(draw, world, home)
    reference.prerequisites(draw, world, home)
    reference.equivalences(draw, world, home)
    reference.categories(draw, world, home)
    reference.requirements(draw, world, home)
    for _turn in range(draw(st.integers(size // 2, size))):
        people.person(draw, world, home)
    for _turn in range(draw(st.integers(size // 2, size))):
        cases.case(draw, world, home)


def meddle(draw, world, home):
    """Rows of the second force that name the first one's people, cases and schemes."""
    reference.equivalences(draw, world, home)
    reference.prerequisites_of_the_nation(draw, world, home)
    for person in draw(st.lists(st.sampled_from(home.people), max_size=3, unique=True)):
        people.award(draw, world, home, person, most=3)
        people.serve(draw, world, home, person)
        people.post(draw, world, home, person)
    for case in draw(st.lists(st.sampled_from(home.cases), max_size=3, unique=True)):
        cases.classify(draw, world, home, case, most=2)
        cases.allocate(draw, world, home, case)
