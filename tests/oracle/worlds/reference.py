"""What a force goes by: schemes and what counts as them, kinds of case, requirements."""

from decimal import Decimal

from hypothesis import strategies as st

from tests.oracle.facts import matching, national, not_over
from tests.oracle.worlds.days import DAYS, GRACE, LONG_AGO, ONE, POOL, dated, span, spans

ALWAYS = (None, None)
EVER = st.just(ALWAYS)
KINDS = ("19C", "88A")
TERMS = ("grace_days", "ends_on", "duty_id")
EXPIRES = "accreditation-expires"
NUMBERS = [
    ("supervisor-carries-cases", "cases-of-sergeant", 0),
    ("supervisor-carries-cases", "cases-of-sergeant", 1),
    ("supervisor-carries-cases", "cases-of-inspector", 1),
    ("case-holder-short-service", "months-of-service", 12),
    ("case-holder-short-service", "months-of-service", 25),
    (EXPIRES, "first-notice", 20),
    (EXPIRES, "second-notice", 100),
    (EXPIRES, "last-notice", 40),
    ("first-responder-untaught", "days-looked-back", 30),
]


def schemes(draw, world, home, codes):
    """The force's own, two that may count as it, all in two versions, and some of the nation's."""
    local, old, bridge = (
        world.add("schemes", **home.owner, code=code, name=code)["id"]
        for code in ("LOCAL", "OLD", "BRIDGE")
    )
    for scheme in (local, old, bridge):
        world.add("versions", scheme_id=scheme, label="first")
        world.add("versions", scheme_id=scheme, label="second", starts_on=draw(DAYS))
    home.schemes = [local, old, bridge, *(national(world, "schemes", code) for code in codes)]


def prerequisites(draw, world, home):
    """The local scheme always needs the old one; whatever else does, for some days."""
    local, old, bridge, *_country, last = home.schemes
    needing(world, home, (local, old), ALWAYS)
    edges = st.sampled_from([(local, bridge), (local, bridge), (old, bridge), (last, old)])
    for edge in draw(st.lists(edges, max_size=4)):
        needing(world, home, edge, draw(EVER | span()))


def prerequisites_of_others(draw, world, home):
    """What another force asks for before a scheme that all have, and before one of this force."""
    first, *_others, last = home.schemes[3:]
    needing(world, home, (home.schemes[0], last), draw(EVER | span()))
    for days in draw(spans(2, always=True)):
        needing(world, home, (last, first), days)


def needing(world, home, edge, days):
    facts = {"scheme_id": edge[0], "needs_id": edge[1], **dated(days)}
    world.add_apart("prerequisites", ("scheme_id", "needs_id"), **home.owner, **facts)


def equivalences(draw, world, home):
    """In a scheme or one version of it, of one or two others."""
    targets, both = [home.schemes[0], *home.schemes[3:]], home.schemes[1:3]
    for _turn in range(draw(st.sampled_from([0, 1, 1, 2, 2]))):
        scheme = draw(st.sampled_from(targets))
        counted = world.add(
            "equivalences",
            **home.owner,
            scheme_id=scheme,
            version_id=draw(st.none() | version(world, scheme)),
            **dated(draw(EVER | span())),
        )
        for source in draw(st.sampled_from([both[:1], both[1:], both, both])):
            facts = {"scheme_id": source, "version_id": draw(st.none() | version(world, source))}
            world.add("sources", equivalence_id=counted["id"], **facts)


def count_old_as_level_two(world, home):
    """Another force, always."""
    counted = world.add("equivalences", **home.owner, scheme_id=home.schemes[-2])
    world.add("sources", equivalence_id=counted["id"], scheme_id=home.schemes[1])


def version(world, scheme):
    return st.sampled_from([row["id"] for row in matching(world, "versions", scheme_id=scheme)])


def categories(draw, world, home):
    """Two of the force's own, which its lists have for some days, and two of the nation's."""
    own = [world.add("categories", **home.owner, code=code, name=code)["id"] for code in "AB"]
    home.kinds = [*own, *(national(world, "categories", code) for code in KINDS)]
    codes = ["SERIOUS", "RASSO"] if draw(st.booleans()) else ["SERIOUS"]
    for code in codes:
        group = world.add("groups", **home.owner, code=code, name=code)["id"]
        home.groups.append(group)
        member(world, group, own[0], ALWAYS)
        for kind in draw(st.lists(st.sampled_from(home.kinds), max_size=3, unique=True)):
            for days in draw(spans(2, always=True)):
                member(world, group, kind, days)
    home.groups.append(national(world, "groups", "RASSO_ADULT"))


def member(world, group, kind, days):
    facts = {"group_id": group, "category_id": kind, **dated(days)}
    world.add_apart("memberships", ("group_id", "category_id"), **facts)


def requirements(draw, world, home, *, most):
    """Always one on any part in a serious case and one on a role; others as they come."""
    plain = {**home.owner, "starts_on": LONG_AGO, "scheme_id": home.schemes[0]}
    for about in ({"case_group_id": home.groups[0]}, {"role_id": home.roles[0]}):
        oldest = draw(st.none() | version(world, home.schemes[0]))
        terms = {"oldest_version_id": oldest, "grace_days": draw(st.sampled_from(GRACE))}
        world.add("requirements", **plain, **about, **terms)
    starts = st.sampled_from([LONG_AGO - ONE] * 5 + POOL)
    for _turn in range(draw(st.integers(0, most))):
        facts = {**draw(required(world, home)), **dated(draw(span(starts=starts)))}
        ask(world, **home.owner, **facts)
    for asked in matching(world, "requirements", **home.owner):
        changes(draw, world, asked)


def ask(world, **facts):
    """Unless the same is asked from that day on already."""
    unique = {name: facts[name] for name in facts if name not in TERMS}
    if not matching(world, "requirements", **unique):
        return world.add("requirements", **facts)
    return None


def changes(draw, world, first):
    """Half of them go on under other terms from a day on, and those from another."""
    going_on = first
    for day in draw(st.sampled_from([[], [], POOL[:1], POOL[2:], POOL[1::2]])):
        if going_on["starts_on"] < day and not_over(going_on, day):
            oldest = draw(st.none() | version(world, first["scheme_id"]))
            terms = {"grace_days": draw(st.sampled_from(GRACE)), "oldest_version_id": oldest}
            days = {"starts_on": day, "duty_id": first["id"]}
            same = {name: value for name, value in going_on.items() if name != "id"}
            if changed := ask(world, **same | terms | days):
                going_on["ends_on"] = day - ONE
                going_on = changed


def thresholds(draw, world, home, numbers=NUMBERS):
    for check, name, value in draw(st.lists(st.sampled_from(numbers), max_size=6)):
        about = draw(st.none() | st.sampled_from(home.schemes)) if check == EXPIRES else None
        facts = {"check_code": check, "name": name, "scheme_id": about, **dated(draw(span()))}
        unique = {**home.owner, **{fact: facts[fact] for fact in facts if fact != "ends_on"}}
        if not matching(world, "thresholds", **unique):
            world.add("thresholds", **home.owner, **facts, value=Decimal(value))


@st.composite
def required(draw, world, home):
    unit = draw(st.sampled_from([None, *home.units]))
    scheme = draw(st.sampled_from(home.schemes))
    of_cases = {
        "role_id": None,
        "case_group_id": draw(st.sampled_from(home.groups)),
        "part": draw(st.sampled_from(["", "OIC", "DEPUTY"])),
    }
    of_a_role = {"role_id": draw(st.sampled_from(home.roles)), "case_group_id": None, "part": ""}
    return {
        "level": "unit" if unit else "force",
        "unit_id": unit,
        "scheme_id": scheme,
        "oldest_version_id": draw(st.none() | st.none() | version(world, scheme)),
        "grace_days": draw(st.sampled_from(GRACE)),
        **draw(st.sampled_from([of_cases, of_a_role])),
    }
