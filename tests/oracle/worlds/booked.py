"""Forces that give places on courses, to some who may not take them yet."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds.days import DAYS, LONG_AGO, ODDS, POOL, SOME_DAY
from tests.oracle.worlds.forces import begin, fill, meddle, two
from tests.oracle.worlds.steady import hold, steady

SCHEMES = ("NIE", "PIP2", "SSAIDP")
STEPS = ["nominated", "offered", "confirmed", "confirmed"]


@st.composite
def booked(draw, country):
    """The tables, and the id of the first force."""
    world, home, away = two(country)
    for owner, size in ((home, 4), (away, 2)):
        begin(draw, world, owner, SCHEMES)
        fill(draw, world, owner, people_to=size, cases_to=2)
        steady(draw, world, owner)
        qualify(draw, world, owner)
        offer(draw, world, owner)
    meddling = replace(home, force=away.force)
    courses = matching(world, "courses", **home.owner)
    meddle(draw, world, meddling)
    offer(draw, world, meddling)
    for course in courses:
        ask(draw, world, meddling, course, least=0)
        for person in home.people:
            give_a_place(draw, world, meddling, person, course)
    return world, home.force


def qualify(draw, world, home):
    """In what the courses need first, so that one scheme or one day decides."""
    _local, old, bridge, examination, level, _last = home.schemes
    for person in home.people:
        for scheme in (old, bridge, examination, level):
            if draw(ODDS if scheme != bridge else st.booleans()):
                ends = draw(st.sampled_from([None, None, *POOL]))
                mine = {**home.owner, "person_id": person}
                hold(world, mine, scheme, awarded_on=LONG_AGO, valid_to=ends)


def offer(draw, world, home):
    for scheme in (home.schemes[0], *home.schemes[4:]):
        known = {"code": f"C{len(world['courses'])}", "name": "Course", "scheme_id": scheme}
        course = world.add("courses", **home.owner, **known)
        ask(draw, world, home, course, least=1)
        for day in draw(st.lists(DAYS, min_size=1, max_size=2, unique=True)):
            facts = {"course_id": course["id"], "starts_on": day, "ends_on": day}
            cancelled_on = draw(st.sampled_from([None, None, None, LONG_AGO]))
            world.add("events", **home.owner, **facts, cancelled_on=cancelled_on)
        for person in home.people:
            give_a_place(draw, world, home, person, course)


def ask(draw, world, home, course, *, least):
    """For one scheme more, or for none."""
    for scheme in draw(st.lists(st.sampled_from(home.schemes[1:4]), min_size=least, max_size=1)):
        facts = {"course_id": course["id"], "scheme_id": scheme}
        if not matching(world, "course_needs", **facts):
            world.add("course_needs", **home.owner, **facts)


def give_a_place(draw, world, home, person, course):
    """To some; an exception may have been made."""
    named = {"person_id": person, "course_id": course["id"]}
    if matching(world, "bookings", **named) or draw(st.booleans()):
        return
    events = [row["id"] for row in matching(world, "events", course_id=course["id"])]
    step, day = draw(st.sampled_from(STEPS)), draw(SOME_DAY)
    facts = {"step": step, "step_on": day, "wanted_from": LONG_AGO}
    facts["event_id"] = None if step == "nominated" else draw(st.sampled_from(events))
    facts["exception"] = draw(st.sampled_from(["", "", "", "Agreed by the board"]))
    world.add("bookings", **home.owner, **named, **facts)
