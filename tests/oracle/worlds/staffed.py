"""Forces whose units have funded posts, teams, shifts, and people who are not always there."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds import reference
from tests.oracle.worlds.days import LONG_AGO, POOL, dated, span, spans
from tests.oracle.worlds.forces import begin, fill, meddle, two
from tests.oracle.worlds.steady import hold, steady
from tests.oracle.worlds.working import absences, restrict

LONDON = ZoneInfo("Europe/London")
RANKS = [("T/DS", 20), ("A/DI", 30), ("T/DC", 10), ("S", 20), ("I", 30)]
STRENGTH = ("DSDP", "DIDP", "PIP2", "SSAIDP")
COVER = ("PIP2", "PIP1", "FRO")
NUMBERS = [
    ("specialist-team-untrained", "percent-trained", 40),
    ("specialist-team-untrained", "percent-trained", 67),
    ("unit-under-strength", "percent-amber", 60),
    ("unit-under-strength", "percent-amber", 100),
    ("unit-under-strength", "percent-red", 20),
    ("unit-under-strength", "percent-red", 75),
    ("response-cover-short", "people", 1),
    ("response-cover-short", "people", 3),
]
# On which clocks go forward and back, and the days before.
CLOCKS = [date(2024, 3, 30), date(2024, 3, 31), date(2024, 10, 26), date(2024, 10, 27)]
BEGINS = [time(1, 30), time(7), time(14, 30), time(20), time(22)]
# On which days of the week a shift begins: each, or those of some of the days above.
WEEKDAYS = [[], [], [4], [3, 4, 5], [5, 6, 7], [1, 2]]
# Between a duty's ends and the middle of a shift.
APART = [timedelta(0), timedelta(minutes=30), timedelta(hours=4), timedelta(hours=9)]
LASTING = [(before, after) for before in APART for after in APART if before or after]


@st.composite
def staffed(draw, country):
    """The tables, and the id of the first force: posts, teams and ranks."""
    world, home, away = two(country)
    for one, size in ((home, 8), (away, 2)):
        begin(draw, world, one, STRENGTH)
        ranks(world, one)
        teams(draw, world, one)
        reference.requirements(draw, world, one, most=4)
        ask(world, one)
        fill(draw, world, one, people_to=size, cases_to=2)
        steady(draw, world, one, one.schemes[-1])
        fund(draw, world, one)
        be_away(draw, world, one)
        be_away_twice(draw, world, one)
        reference.thresholds(draw, world, one, NUMBERS)
    meddling = replace(home, force=away.force)
    meddle(draw, world, meddling)
    fund(draw, world, meddling)
    be_away(draw, world, meddling)
    return world, home.force


@st.composite
def covered(draw, country):
    """The same: shifts and duties."""
    world, home, away = two(country)
    for one, size in ((home, 8), (away, 2)):
        begin(draw, world, one, COVER)
        fill(draw, world, one, people_to=size, cases_to=2)
        steady(draw, world, one, one.schemes[-1])
        shifts(draw, world, one)
        be_away(draw, world, one)
        watch(draw, world, one)
        reference.thresholds(draw, world, one, NUMBERS)
    meddling = replace(home, force=away.force)
    meddle(draw, world, meddling)
    be_away(draw, world, meddling)
    for one in (home, away, meddling) if world["shifts"] else ():
        duties(draw, world, one)
    return world, home.force


def ask(world, home):
    """In one role for level 2, and in serious cases for the sergeants' programme."""
    sergeants, _inspectors, level = home.schemes[3:6]
    for scheme, about in (
        (level, {"role_id": home.roles[1]}),
        (sergeants, {"case_group_id": home.groups[0]}),
    ):
        world.add("requirements", **home.owner, starts_on=LONG_AGO, scheme_id=scheme, **about)


def ranks(world, home):
    for code, seniority in RANKS:
        facts = {"code": code, "name": code, "seniority": seniority}
        home.ranks.append(world.add("ranks", **home.owner, **facts)["id"])


def teams(draw, world, home):
    """Units of a specialism, for all days or some."""
    for unit in matching(world, "units", **home.owner):
        if not unit["is_root"]:
            unit["specialism"] = draw(st.sampled_from(["", "", "RASSO", "Rasso", "CID"]))
            unit.update(dated(draw(reference.EVER | reference.EVER | span())))


def fund(draw, world, home):
    for unit in home.units:
        for role in draw(st.lists(st.sampled_from([None, *home.roles]), max_size=2, unique=True)):
            for days in draw(spans(2)):
                posts = Decimal(draw(st.sampled_from(["0", "0.5", "1", "2", "4"])))
                facts = {"unit_id": unit, "role_id": role, "posts": posts, **dated(days)}
                world.add_apart("establishment", ("unit_id", "role_id"), **home.owner, **facts)


def be_away(draw, world, home):
    """Few of them, so that the others may be enough; and some who are restricted."""
    few = st.lists(st.sampled_from(home.people), max_size=3, unique=True)
    for person in draw(few):
        absences(draw, world, home, person, most=3)
    for person in draw(few):
        restrict(draw, world, home, person)


def be_away_twice(draw, world, home):
    """Somebody always posted, in a unit with one post: at once for good and for a part of it."""
    [post] = matching(world, "postings", person_id=home.people[-1])
    unit = {"unit_id": post["unit_id"], "role_id": home.roles[0], "posts": Decimal(1)}
    if not matching(world, "establishment", unit_id=post["unit_id"]):
        world.add("establishment", **home.owner, **unit, starts_on=LONG_AGO)
    shares = draw(st.permutations([Decimal(0), Decimal("0.5"), Decimal("0.5")]))
    for starts_on, share in zip((LONG_AGO, *POOL[:2]), shares, strict=True):
        mine = {"person_id": post["person_id"], "starts_on": starts_on, "share_of_duty": share}
        if not matching(world, "absences", person_id=post["person_id"], starts_on=starts_on):
            world.add("absences", **home.owner, **mine, ends_on=draw(st.sampled_from(POOL[1:])))


def shifts(draw, world, home):
    for unit in home.units:
        for name in draw(st.lists(st.sampled_from(["Early", "Night"]), max_size=2, unique=True)):
            for days in draw(spans(2, always=True)):
                world.add(
                    "shifts",
                    **home.owner,
                    unit_id=unit,
                    name=name,
                    begins_at=draw(st.sampled_from(BEGINS)),
                    hours=draw(st.sampled_from([1, 8, 9, 10, 24])),
                    weekdays=draw(st.sampled_from(WEEKDAYS)),
                    people=draw(st.sampled_from([None, None, 0, 1, 2])),
                    **dated(days),
                )


def watch(draw, world, home):
    """Small hours that need one: whoever has them is on duty from before midnight, free or not."""
    [post] = matching(world, "postings", person_id=home.people[-1])
    mine = {**home.owner, "person_id": post["person_id"]}
    hold(world, mine, home.schemes[-1], awarded_on=LONG_AGO)
    begins_at, hours = draw(st.sampled_from([(time(1, 30), 1), (time(0, 30), 4), (time(22), 8)]))
    facts = {"unit_id": post["unit_id"], "name": "Small hours", "people": 1}
    shift = world.add("shifts", **home.owner, **facts, begins_at=begins_at, hours=hours)
    for on in POOL:
        moment = middle(shift, on)
        before, after = draw(st.sampled_from(LASTING))
        times = {"starts_at": moment - before, "ends_at": moment + after}
        world.add("duties", **mine, **times, available=draw(st.booleans()))


def duties(draw, world, home):
    """Of several at once: around the middle of some shift by the clock on the wall, or by hours."""
    for shift in draw(st.lists(st.sampled_from(world["shifts"]), max_size=5)):
        moment = middle(shift, draw(st.sampled_from([*POOL, *CLOCKS])))
        before, after = draw(st.sampled_from(LASTING))
        together = st.lists(st.sampled_from(home.people), min_size=1, max_size=4, unique=True)
        for person in draw(together):
            facts = {"person_id": person, "starts_at": moment - before, "ends_at": moment + after}
            free = {"available": draw(st.sampled_from([True, True, True, False]))}
            if not matching(world, "duties", person_id=person, starts_at=facts["starts_at"]):
                world.add("duties", **home.owner, **facts, **free)


def middle(shift, on):
    begins = datetime.combine(on, shift["begins_at"], LONDON)
    half = timedelta(hours=shift["hours"]) / 2
    return (begins + half).astimezone(UTC)


def days_on_duty(world):
    """With those before a duty, and those on which clocks change."""
    ends = {duty[name] for duty in world["duties"] for name in ("starts_at", "ends_at")}
    return {end.astimezone(LONDON).date() for end in ends} | set(CLOCKS)
