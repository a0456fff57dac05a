"""Forces whose people are called out, trained for it or not, often or hardly ever."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import strategies as st

from tests.oracle.facts import months_before, national
from tests.oracle.rules.call_outs import LONDON, day_of
from tests.oracle.worlds import reference
from tests.oracle.worlds.days import POOL
from tests.oracle.worlds.forces import begin, fill, meddle, two
from tests.oracle.worlds.steady import steady

SCHEMES = ("PIP1", "FRO", "FLO")
NUMBERS = [
    ("attended-untrained", "days-looked-back", 1),
    ("attended-untrained", "days-looked-back", 21),
    ("first-responder-overused", "days", 20),
    ("first-responder-overused", "times-the-median", 1),
    ("first-responder-overused", "percent-of-top-tenth", 10),
    ("first-responder-overused", "percent-of-top-tenth", 25),
    ("first-responder-fading", "months", 1),
    ("first-responder-fading", "months", 2),
    ("liaison-over-limit", "families", 0),
    ("liaison-over-limit", "families", 1),
]
# By the clock on the wall: in summer the day there begins an hour before it does by UTC.
HOURS = [time(0, 30), time(12), time(23, 30)]
EARLIER = [months_before(POOL[0], 2), months_before(POOL[0], 12)]


@st.composite
def called(draw, country):
    """The tables, and the id of the first force."""
    world, home, away = two(country)
    for one, size in ((home, 5), (away, 2)):
        begin(draw, world, one, SCHEMES)
        fill(draw, world, one, people_to=size, cases_to=2)
        for _turn in range(draw(st.integers(0, 2))):
            steady(draw, world, one, *one.schemes[-2:])
        call_out(draw, world, one)
        reference.thresholds(draw, world, one, NUMBERS)
    meddling = replace(home, force=away.force)
    meddle(draw, world, meddling)
    call_out(draw, world, meddling)
    return world, home.force


def call_out(draw, world, home):
    """Once in a while most of them, so that somebody is one of a busiest tenth."""
    response, liaison = (national(world, "schemes", code) for code in SCHEMES[1:])
    for _turn in range(draw(st.integers(0, 25))):
        day = draw(st.sampled_from([*POOL, *POOL, *EARLIER]))
        moment = datetime.combine(day, draw(st.sampled_from(HOURS)), LONDON)
        scheme = draw(st.sampled_from([response, response, liaison]))
        world.add(
            "deployments",
            **home.owner,
            person_id=draw(st.sampled_from(home.people)),
            scheme_id=scheme,
            incident=f"I/{len(world['deployments'])}",
            called_at=moment.astimezone(UTC),
            released_on=draw(st.sampled_from([None, day, *(one for one in POOL if one > day)])),
        )


def days_of_calls(world):
    """Each day of a call, and so many days on as any of these numbers says."""
    stated = [
        row for row in world["thresholds"] if row["check_code"] in {name for name, *_ in NUMBERS}
    ]
    numbers = {int(row["value"]) for row in stated if row["name"] in ("days", "days-looked-back")}
    days = {day_of(call) for call in world["deployments"]}
    return days | {day + timedelta(days=number) for day in days for number in numbers}


def months_on(world):
    """When a time without a call-out, or without training, is over."""
    stated = [row for row in world["thresholds"] if row["check_code"] == "first-responder-fading"]
    begun = {day_of(call) for call in world["deployments"]} | {
        cycle[name]
        for cycle in world["accreditations"]
        for name in ("course_completed_on", "awarded_on")
        if cycle[name]
    }
    return {months_before(day, -int(row["value"])) for day in begun for row in stated}
