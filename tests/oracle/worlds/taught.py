"""Forces that teach: courses, turns for them, portfolios, and what was looked at."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.facts import matching, months_after
from tests.oracle.rules.turns import LOST, OPEN
from tests.oracle.worlds import people, reference
from tests.oracle.worlds.days import DAYS, LONG_AGO, ONE, POOL, SOME_DAY, dated, span
from tests.oracle.worlds.forces import begin, fill, meddle, two
from tests.oracle.worlds.steady import hold, steady

SCHEMES = ("RISDP", "PIP2", "SSAIDP")
NUMBERS = [
    ("learning-lost", "days-to-rebook", 10),
    ("learning-lost", "days-looked-back", 30),
    ("course-recorded-twice", "days-apart", 0),
    ("course-recorded-twice", "days-apart", 20),
    ("portfolio-due", "first-notice", 20),
    ("portfolio-due", "last-notice", 40),
    ("course-quality-due", "months-high", 1),
    ("course-quality-due", "months-medium", 1),
    ("course-quality-due", "months-low", 2),
]
# Awarded before the course; and elsewhere, with a portfolio here.
ODD = [
    {"awarded_on": LONG_AGO, "course_completed_on": POOL[-1]},
    {"awarded_on": LONG_AGO, "is_transfer": True, "portfolio_due_on": POOL[1]},
]
# Some forces have nothing on offer that would give anybody a scheme.
MIXED, LEARNING_ONLY = ("begins", "begins", "completes", "none"), ("none",)
EFFECTS = (MIXED, MIXED, MIXED, LEARNING_ONLY)
RESULTS = ("attended", "passed", "failed")
LOST_OR_NOT = [*LOST, "sickness"]


@st.composite
def taught(draw, country):
    """The tables, and the id of the first force."""
    world, home, away = two(country)
    for owner, size in ((home, 6), (away, 2)):
        begin(draw, world, owner, SCHEMES)
        reference.requirements(draw, world, owner, most=3)
        ask(world, owner)
        fill(draw, world, owner, people_to=size, cases_to=size)
        steady(draw, world, owner)
        teach(draw, world, owner)
        build(draw, world, owner)
        reference.thresholds(draw, world, owner, NUMBERS)
    meddling = replace(home, force=away.force)
    meddle(draw, world, meddling)
    teach(draw, world, meddling)
    for course in matching(world, "courses", **home.owner):
        events(draw, world, meddling, course)
        looks(draw, world, meddling, course)
        turns(draw, world, meddling, draw(st.sampled_from(home.people)), course)
    return world, home.force


def ask(world, home):
    """In serious cases and in one role, for a scheme that needs nothing first."""
    plain = {**home.owner, "starts_on": LONG_AGO, "scheme_id": home.schemes[3]}
    for about in ({"case_group_id": home.groups[0]}, {"role_id": home.roles[0]}):
        world.add("requirements", **plain, **about)


def teach(draw, world, home):
    """What requirements ask for above all: often twice, now and then on some days only."""
    effects = draw(st.sampled_from(EFFECTS))
    weighed = st.sampled_from([home.schemes[0], home.schemes[3], home.schemes[3], *home.schemes])
    for number, scheme in enumerate(draw(st.lists(weighed, min_size=1, max_size=4))):
        course = world.add(
            "courses",
            **home.owner,
            code=f"C{number}-{len(world['courses'])}",
            name="Course",
            scheme_id=scheme,
            effect=draw(st.sampled_from(effects)),
            risk=draw(st.sampled_from(["high", "medium", "low"])),
            **dated(draw(reference.EVER | span())),
        )
        events(draw, world, home, course)
        looks(draw, world, home, course)
    for person in home.people:
        for course in matching(world, "courses", **home.owner):
            if draw(st.booleans()):
                turns(draw, world, home, person, course)


def events(draw, world, home, course):
    for day in draw(st.lists(SOME_DAY, min_size=1, max_size=2)):
        facts = {"course_id": course["id"], "starts_on": day, "ends_on": day}
        world.add("events", **home.owner, **facts, cancelled_on=draw(st.none() | st.none() | DAYS))


def looks(draw, world, home, course):
    kinds = st.sampled_from(["design", "design", "delivery", "impact"])
    for kind in draw(st.lists(kinds, max_size=4)):
        facts = {"course_id": course["id"], "kind": kind, "reviewed_on": draw(SOME_DAY)}
        if not matching(world, "course_reviews", **facts):
            world.add("course_reviews", **home.owner, **facts)


def turns(draw, world, home, person, course):
    """One after the other, each with a place or without, the last perhaps open."""
    dates = [row["id"] for row in matching(world, "events", course_id=course["id"])]
    firsts = sorted(draw(st.lists(SOME_DAY, min_size=1, max_size=2, unique=True)))
    for place, first in enumerate(firsts):
        is_last = place == len(firsts) - 1
        steps = [*RESULTS, "refused", "withdrawn", "withdrawn", "no-show"]
        step = draw(st.sampled_from([*steps, *OPEN] if is_last else steps))
        later = [day for day in [LONG_AGO, *POOL] if first <= day]
        facts = {
            "person_id": person,
            "course_id": course["id"],
            "step": step,
            "wanted_from": first,
            "step_on": draw(st.sampled_from(later)),
            **draw(a_seat(step, dates)),
        }
        if step in ("withdrawn", "no-show"):
            facts["reason"] = draw(st.sampled_from(LOST_OR_NOT))
        if step not in OPEN or not _is_waiting(world, person, course):
            world.add("bookings", **home.owner, **facts)


def _is_waiting(world, person, course):
    mine = matching(world, "bookings", person_id=person, course_id=course["id"])
    return any(row["step"] in OPEN for row in mine)


@st.composite
def a_seat(draw, step, dates):
    """Of an event, or of what a file says was completed."""
    event = draw(st.sampled_from(dates)) if dates else None
    if step in RESULTS and (event is None or draw(st.booleans())):
        return {"completed_on": draw(SOME_DAY)}
    if step in ("offered", "confirmed") and event is None:
        return {"step": "approved"}
    is_offered = step in ("offered", "confirmed", *RESULTS) or draw(st.booleans())
    return {"event_id": event if is_offered else None}


def build(draw, world, home):
    """Two cycles in a scheme, so that a course may be on record twice."""
    for person in home.people:
        scheme = draw(st.sampled_from(home.schemes))
        for _turn in range(draw(st.integers(0, 2))):
            people.award_in(draw, world, home, person, scheme)
        for facts in draw(st.lists(st.sampled_from(ODD), max_size=1)):
            hold(world, {**home.owner, "person_id": person}, home.schemes[3], **facts)


def days_taught(world):
    """What is counted from turns, last days and looks, by any number of days or months."""
    counts = {int(row["value"]) for row in world["thresholds"]}
    lost = {row["step_on"] for row in world["bookings"]}
    dues = {row["portfolio_due_on"] for row in world["accreditations"] if row["portfolio_due_on"]}
    looked = {row["reviewed_on"] for row in world["course_reviews"]}
    first = {row["starts_on"] for row in world["events"]}
    first |= {row["completed_on"] for row in world["bookings"] if row["completed_on"]}
    return {
        *(day + count * ONE for day in lost for count in counts),
        *(day - count * ONE for day in dues for count in counts),
        *(months_after(day, count) for day in looked | first for count in counts if count < 40),
    }
