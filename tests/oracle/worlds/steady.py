"""People who serve and are posted all the time, so that one thing about them decides."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds.days import LONG_AGO

JOINED = [LONG_AGO, LONG_AGO, date(2023, 3, 1)]


def steady(draw, world, home, *schemes):
    """Some of them hold some of the schemes."""
    for _turn in range(draw(st.integers(2, 5))):
        known = world.add("people", **home.owner, person_ref=f"R{len(world['people'])}")["id"]
        home.people.append(known)
        mine = {**home.owner, "person_id": known}
        world.add("services", **mine, joined_on=draw(st.sampled_from(JOINED)))
        world.add(
            "postings",
            **mine,
            unit_id=draw(st.sampled_from(home.units)),
            role_id=draw(st.sampled_from([None, *home.roles])),
            rank_id=draw(st.sampled_from(home.ranks)),
            fte=draw(st.sampled_from([Decimal(1), Decimal("0.5")])),
            starts_on=LONG_AGO,
        )
        for scheme in draw(st.lists(st.sampled_from(schemes), unique=True)) if schemes else []:
            hold(world, mine, scheme, awarded_on=LONG_AGO)


def hold(world, mine, scheme, **facts):
    version = matching(world, "versions", scheme_id=scheme)[-1]["id"]
    world.add("accreditations", **mine, scheme_id=scheme, version_id=version, **facts)
