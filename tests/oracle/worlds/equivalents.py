"""Small forces in which much counts as the scheme that a role requires."""

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds import people, reference
from tests.oracle.worlds.days import LONG_AGO, SOME_DAY, dated, span
from tests.oracle.worlds.forces import two

PEOPLE = 6


@st.composite
def counting(draw, country):
    """All have the role, which requires the scheme in any version and from each version on."""
    world, home, _away = two(country)
    people.units(draw, world, home)
    home.roles = [world.add("roles", **home.owner, code="X", name="X")["id"]]
    reference.schemes(draw, world, home, ())
    local = home.schemes[0]
    asked = {"scheme_id": local, "role_id": home.roles[0], "starts_on": LONG_AGO}
    for oldest in (None, *(row["id"] for row in matching(world, "versions", scheme_id=local))):
        world.add("requirements", **home.owner, **asked, oldest_version_id=oldest)
    for _turn in range(draw(st.sampled_from([1, 1, 2]))):
        of_both(draw, world, home)
    for _turn in range(PEOPLE):
        person(draw, world, home)
    return world, home.force


def of_both(draw, world, home):
    """An equivalence of two schemes, each in any version or in one."""
    local, *sources = home.schemes
    counted = world.add(
        "equivalences",
        **home.owner,
        scheme_id=local,
        version_id=draw(either(world, local)),
        **dated(draw(reference.EVER | span())),
    )
    for source in sources:
        facts = {"scheme_id": source, "version_id": draw(either(world, source))}
        world.add("sources", equivalence_id=counted["id"], **facts)


def person(draw, world, home):
    """Awards that are good, in some of the schemes and in either version."""
    facts = {"person_ref": f"R{len(world['people'])}", "kind": "officer"}
    known = world.add("people", **home.owner, **facts)["id"]
    mine = {**home.owner, "person_id": known}
    post = {"unit_id": home.units[0], "role_id": home.roles[0], "rank_id": None}
    world.add("postings", **mine, **post, starts_on=LONG_AGO)
    local, *sources = home.schemes
    for scheme in draw(st.sampled_from([[local], sources, sources, sources[:1], sources[1:]])):
        world.add(
            "accreditations",
            **mine,
            scheme_id=scheme,
            version_id=draw(reference.version(world, scheme)),
            awarded_on=draw(SOME_DAY),
        )


def either(world, scheme):
    return st.none() | reference.version(world, scheme)
