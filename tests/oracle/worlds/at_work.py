"""Forces whose people are away, are restricted, and have more cases than they should."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.worlds import reference, working
from tests.oracle.worlds.colleagues import colleagues
from tests.oracle.worlds.entered import Entered
from tests.oracle.worlds.forces import begin, fill, meddle, two

SCHEMES = ("PIP1", "PIP2", "SSAIDP")


@st.composite
def at_work(draw, country):
    """The tables, and the id of the first force."""
    world, home, away = two(country, Entered)
    for one, size in ((home, 4), (away, 2)):
        begin(draw, world, one, SCHEMES)
        working.cases_of_rape(draw, world, one)
        working.months_for_portfolios(draw, world)
        working.a_low_limit(draw, world, one)
        reference.requirements(draw, world, one, most=2)
        working.a_later_version(draw, world, one)
        fill(draw, world, one, people_to=size, cases_to=size * 2)
        for _turn in range(size // 2):
            colleagues(draw, world, one)
        working.outcomes_and_reviews(draw, world, one)
        work(draw, world, one)
    meddling = replace(home, force=away.force)
    meddle(draw, world, meddling)
    work(draw, world, meddling)
    working.entries(draw, world)
    return world, home.force


def work(draw, world, home):
    reference.thresholds(draw, world, home, working.NUMBERS)
    for person in home.people:
        working.absences(draw, world, home, person, most=draw(st.sampled_from([0, 0, 3])))
        working.restrictions(draw, world, home, person)
    working.gaps(draw, world, home)
    working.rows_that_wait(draw, world, home)
