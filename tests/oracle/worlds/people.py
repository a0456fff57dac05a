"""Units that move, people with their services and postings, and what they were awarded."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds.days import DAYS, LONG_AGO, MAYBE, ODDS, POOL, SOME_DAY, dated, spans
from tests.oracle.worlds.reference import version

# The service that a new officer has is counted from these.
JOINED = [date(2022, 2, 28), date(2022, 3, 1), date(2023, 3, 1)]
# More often the last, so that much falls into a probation.
LATE = st.sampled_from([*POOL, POOL[-1], POOL[-1]])
PROBATION = ("probation_ends_on", "probation_extended_to", "probation_confirmed_on")


def units(draw, world, home):
    """Two departments, and a team that moves between them; now and then one under the other."""
    root, north, south, team = (
        world.add("units", **home.owner, code=code, name=code, is_root=code == "ROOT")["id"]
        for code in ("ROOT", "N", "S", "T")
    )
    world.add("edges", **home.owner, unit_id=north, parent_id=root)
    for unit, parents in ((south, [root, north]), (team, [north, south])):
        for days in draw(spans(3, always=True)):
            parent = draw(st.sampled_from(parents))
            world.add("edges", **home.owner, unit_id=unit, parent_id=parent, **dated(days))
    home.units = [north, south, team]


def person(draw, world, home):
    kind = draw(st.sampled_from(["officer", "officer", "staff"]))
    known = world.add("people", **home.owner, person_ref=f"R{len(world['people'])}", kind=kind)
    home.people.append(known["id"])
    serve(draw, world, home, known["id"])
    post(draw, world, home, known["id"])
    award(draw, world, home, known["id"])


def serve(draw, world, home, person):
    """Leavers and those who come back, in probation or not."""
    for joined_on, left_on in draw(
        spans(2, starts=st.sampled_from([LONG_AGO, *JOINED]) | SOME_DAY)
    ):
        facts = {"person_id": person, "joined_on": joined_on, "left_on": left_on}
        if draw(st.booleans()):
            probation = draw(st.tuples(LATE, MAYBE, MAYBE))
            facts |= dict(zip(PROBATION, probation, strict=True))
        world.add_apart("services", ("person_id",), **home.owner, **facts)


def post(draw, world, home, person):
    """One substantive at a time, and perhaps another beside it for part of the week."""
    for is_substantive, most in ((True, 3), (False, 1)):
        for days in draw(spans(most)):
            facts = {
                "person_id": person,
                "unit_id": draw(st.sampled_from(home.units)),
                "role_id": draw(st.sampled_from([None, *home.roles, *home.roles])),
                "rank_id": draw(st.sampled_from([None, *home.ranks])),
                "fte": draw(st.sampled_from([Decimal(1), Decimal("0.5")])),
                "is_substantive": is_substantive,
                **dated(days),
            }
            world.add_apart("postings", ("person_id", "is_substantive"), **home.owner, **facts)


def heads(draw, world, home):
    for unit in home.units:
        for days in draw(spans(3)):
            facts = {"unit_id": unit, "person_id": draw(st.sampled_from(home.people))}
            world.add_apart("heads", ("unit_id",), **home.owner, **facts, **dated(days))


def award(draw, world, home, person, *, most=6):
    """More of what requirements ask for than of the rest."""
    weighed = [*home.schemes, *home.schemes[:3], *home.schemes[1:3], *home.schemes[-2:]]
    for scheme in draw(st.lists(st.sampled_from(weighed), max_size=most)):
        award_in(draw, world, home, person, scheme)


def award_in(draw, world, home, person, scheme):
    """Or in training for it."""
    named = {"person_id": person, "scheme_id": scheme, "version_id": draw(version(world, scheme))}
    cycle = world.add("accreditations", **home.owner, **named, **draw(in_training() | awarded()))
    if not draw(ODDS):
        suspend(draw, world, cycle)


def award_out_of_order(draw, world, home):
    """The last scheme, what it needs, and what another force lets count as that."""
    person = draw(st.sampled_from(home.people))
    for scheme in (home.schemes[-1], home.schemes[-2], home.schemes[1]):
        [version_id] = [row["id"] for row in matching(world, "versions", scheme_id=scheme)][:1]
        facts = {"person_id": person, "scheme_id": scheme, "version_id": version_id}
        world.add("accreditations", **home.owner, **facts, awarded_on=draw(SOME_DAY))


def award_everything(draw, world, home):
    """For good, to one in two of the people."""
    for person in home.people[draw(st.sampled_from([0, 1])) :: 2]:
        for scheme in home.schemes:
            version_id = matching(world, "versions", scheme_id=scheme)[-1]["id"]
            facts = {"person_id": person, "scheme_id": scheme, "version_id": version_id}
            world.add("accreditations", **home.owner, **facts, awarded_on=LONG_AGO)


def renew(draw, world, home):
    """Some have two awards of one scheme that run out on different days, or one of them never."""
    for person in draw(st.lists(st.sampled_from(home.people), max_size=3)):
        scheme = draw(st.sampled_from(home.schemes))
        for last in draw(st.lists(st.none() | DAYS, min_size=2, max_size=2, unique=True)):
            world.add(
                "accreditations",
                **home.owner,
                person_id=person,
                scheme_id=scheme,
                version_id=draw(version(world, scheme)),
                awarded_on=LONG_AGO,
                valid_to=last,
            )


def suspend(draw, world, cycle):
    named = {"force_id": cycle["force_id"], "accreditation_id": cycle["id"]}
    for days in draw(spans(2, starts=DAYS)):
        world.add("suspensions", **named, **dated(days))


@st.composite
def in_training(draw):
    names = ("course_completed_on", "portfolio_opened_on", "portfolio_due_on")
    facts = {name: draw(MAYBE) for name in names}
    return facts if any(facts.values()) else {"course_completed_on": LONG_AGO}


@st.composite
def awarded(draw):
    """Here or elsewhere, for good or until a day; perhaps revoked, perhaps after a course."""
    awarded_on = draw(SOME_DAY)
    ends = [day for day in POOL if day >= awarded_on]
    is_transfer = not draw(ODDS)
    return {
        "course_completed_on": draw(st.none() | SOME_DAY),
        "awarded_on": awarded_on,
        "valid_to": draw(st.sampled_from([None, *ends])),
        "renewal_window_days": draw(st.sampled_from([0, 30])),
        "renewable_days": draw(st.sampled_from([0, 30])),
        "is_transfer": is_transfer,
        "recognised_on": draw(MAYBE) if is_transfer else None,
        "revoked_on": draw(st.sampled_from([*[None] * 9, *ends])),
    }
