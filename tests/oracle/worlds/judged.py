"""Forces in which some judge the portfolios of others and sample what was decided."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds import people, reference
from tests.oracle.worlds.days import DAYS, LONG_AGO, ODDS, ONE, POOL, SOME_DAY, dated, spans
from tests.oracle.worlds.forces import begin, fill, meddle, two
from tests.oracle.worlds.steady import hold, steady
from tests.oracle.worlds.stepped import Stepped

SCHEMES = ("ASSESSOR", "PIP2", "SSAIDP")
NUMBERS = [
    ("portfolio-without-assessor", "days", 1),
    ("portfolio-without-assessor", "days", 9),
    ("portfolio-without-assessor", "days", 40),
    ("portfolio-stalled", "days", 1),
    ("portfolio-stalled", "days", 8),
    ("portfolio-stalled", "days", 90),
    ("assessor-overloaded", "portfolios", 0),
    ("assessor-overloaded", "portfolios", 1),
    ("assessor-overloaded", "portfolios", 2),
]
STEPS = [*["open"] * 3, "submitted", "submitted", "assessed", "assessed", "ratified", "withdrawn"]
JUDGES = 3
COUNTING = ("portfolio-without-assessor", "portfolio-stalled")
COME = [
    ("portfolios", "opened_on"),
    ("steps", "step_on"),
    ("evidence", "added_on"),
    ("judgements", "decided_on"),
]


@st.composite
def judged(draw, country):
    """The tables, and the id of the first force."""
    world, home, away = two(country, Stepped)
    for owner, size in ((home, 4), (away, 2)):
        begin(draw, world, owner, SCHEMES)
        fill(draw, world, owner, people_to=size, cases_to=2)
        steady(draw, world, owner)
        judge(draw, world, owner)
        reference.thresholds(draw, world, owner, NUMBERS)
    meddling = replace(home, force=away.force)
    meddle(draw, world, meddling)
    works = matching(world, "portfolios", **home.owner)
    judge(draw, world, meddling)
    for work in works:
        work_on(draw, world, meddling, work)
        look_at(draw, world, meddling, work, home.people[-JUDGES:])
    return world, home.force


def judge(draw, world, home):
    """Few, so that each has several; of those they judge some are judges themselves."""
    judges = home.people[-JUDGES:]
    programmes = [programme(world, home, scheme) for scheme in (home.schemes[0], home.schemes[4])]
    for person in judges:
        qualify(draw, world, home, person)
        for days in draw(spans(2)):
            facts = {"person_id": person, "capacity": draw(st.integers(0, 2))}
            world.add_apart("assessors", ("person_id",), **home.owner, **facts, **dated(days))
    for _turn in range(draw(st.integers(2, 8))):
        work = portfolio(draw, world, home, draw(st.sampled_from(programmes)), judges)
        work_on(draw, world, home, work)
        look_at(draw, world, home, work, judges)


def programme(world, home, scheme):
    """Of two units."""
    facts = {"code": f"P{len(world['programmes'])}", "name": "Portfolio", "scheme_id": scheme}
    made = world.add("programmes", **home.owner, **facts)
    for place in (1, 2):
        unit = {"programme_id": made["id"], "place": place, "name": "Unit"}
        world.add("programme_units", **home.owner, **unit)
    return made


def qualify(draw, world, home, person):
    """To judge, and in what they judge: for good, or for some days, or not at all."""
    mine = {**home.owner, "person_id": person}
    for scheme in (home.schemes[3], home.schemes[0], home.schemes[4]):
        begins = draw(st.sampled_from([LONG_AGO, LONG_AGO, *POOL[:3], None]))
        if begins:
            ends = draw(st.sampled_from([None, None, *POOL[2:]]))
            hold(world, mine, scheme, awarded_on=begins, valid_to=ends)
    people.award_in(draw, world, home, person, home.schemes[3])


def portfolio(draw, world, home, of, judges):
    """Nobody judges or samples their own, and nobody does both, as long as they are known."""
    person = draw(st.sampled_from(home.people))
    others = [None, *(judge for judge in judges if judge != person)]
    assessor = draw(st.sampled_from([*others, *others[1:]]))
    samplers = [one for one in others if one is None or one != assessor]
    mine, opened_on = {**home.owner, "person_id": person}, draw(SOME_DAY)
    hold(world, mine, of["scheme_id"], portfolio_opened_on=opened_on)
    work = world.add(
        "portfolios",
        **mine,
        programme_id=of["id"],
        accreditation_id=world["accreditations"][-1]["id"],
        opened_on=opened_on,
        assessor_id=assessor,
        iqa_id=draw(st.sampled_from([*samplers, *samplers[1:]])),
    )
    later = [opened_on, *(day for day in POOL if day > opened_on)]
    for step_on in sorted(draw(st.lists(st.sampled_from(later), min_size=1, max_size=3))):
        world.step(work, draw(st.sampled_from(STEPS)), step_on, is_undone=not draw(ODDS))
    return work


def work_on(draw, world, home, work):
    """Evidence comes, and the clock stands still now and then."""
    about = {**home.owner, "portfolio_id": work["id"]}
    for added_on in draw(in_order(2)):
        world.add("evidence", **about, added_on=added_on)
    for days in draw(spans(2, starts=DAYS)):
        world.add_apart("stops", ("portfolio_id",), **about, **dated(days))


def look_at(draw, world, home, work, judges):
    """Decisions and samples, in the order of their days; two records of one person were merged."""
    about = {**home.owner, "portfolio_id": work["id"], "person_id": work["person_id"]}
    others = [one for one in home.people if one != work["person_id"]]
    some = st.sampled_from([one for one in judges if one in others])
    for unit in matching(world, "programme_units", programme_id=work["programme_id"]):
        for decided_on in draw(in_order(2)):
            facts = {"unit_id": unit["id"], "assessor_id": draw(some), "decided_on": decided_on}
            set_aside_on = draw(st.sampled_from([None, None, decided_on + ONE]))
            world.add("judgements", **about, **facts, set_aside_on=set_aside_on)
    for sampled_on in draw(in_order(2)):
        iqa = draw(some)
        assessor = next(one for one in others if one != iqa)
        world.add("samples", **about, sampled_on=sampled_on, iqa_id=iqa, assessor_id=assessor)


def in_order(most):
    return st.lists(DAYS, max_size=most).map(sorted)


def days_worked(world):
    """So many days on from whatever came of a portfolio, with the days of a stop or without."""
    numbers = {int(row["value"]) for row in world["thresholds"] if row["check_code"] in COUNTING}
    came = {row[name] for table, name in COME for row in world[table]}
    still = [row["ends_on"] - row["starts_on"] + ONE for row in world["stops"] if row["ends_on"]]
    return {
        day + number * ONE + stopped
        for day in came
        for number in numbers
        for stopped in (0 * ONE, *still)
    }
