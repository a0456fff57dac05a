"""Cases that change their kind and close, and who has them in which part."""

from hypothesis import strategies as st

from tests.oracle.worlds.days import DAYS, LONG_AGO, ODDS, POOL, dated, span, spans

PARTS = ["OIC", "OIC", "DEPUTY", "SUPERVISOR", "FIRST_RESPONDER"]


def case(draw, world, home):
    """Of some nobody of the force has said what kind they are."""
    number = len(world["cases"])
    closed_on = draw(st.sampled_from([None] * len(POOL) + POOL))
    facts = {"reference": f"24/{number}", "closed_on": closed_on}
    known = world.add("cases", **home.owner, **facts)["id"]
    home.cases.append(known)
    if draw(ODDS):
        classify(draw, world, home, known, most=3)
    for _turn in range(draw(st.integers(1, 4))):
        allocate(draw, world, home, known)


def led_always(draw, world, home):
    """Two cases that never change their kind, and some people who lead them all the while."""
    for kind in home.kinds[::2]:
        known = world.add("cases", **home.owner, reference=f"24/{len(world['cases'])}")["id"]
        home.cases.append(known)
        world.add("classifications", **home.owner, case_id=known, category_id=kind)
        for person in draw(st.lists(st.sampled_from(home.people), unique=True)):
            facts = {"case_id": known, "person_id": person, "part": "OIC", "starts_on": LONG_AGO}
            world.add("allocations", **home.owner, **facts)


def classify(draw, world, home, case, *, most):
    weighed = st.sampled_from([*home.kinds, *home.kinds[::2]])
    for days in draw(spans(most, always=True)):
        facts = {"case_id": case, "category_id": draw(weighed), **dated(days)}
        world.add_apart("classifications", ("case_id",), **home.owner, **facts)


def supervised(draw, world, home):
    """Some cases or most of them: where a case has no supervisor, a head stands for one."""
    for case in draw(st.lists(st.sampled_from(home.cases), unique=True)):
        allocate(draw, world, home, case, parts=["SUPERVISOR"])


def allocate(draw, world, home, case, parts=PARTS):
    facts = {
        "case_id": case,
        "person_id": draw(st.sampled_from(home.people)),
        "part": draw(st.sampled_from(parts)),
        **dated(draw(span())),
    }
    world.add_apart("allocations", ("case_id", "person_id", "part"), **home.owner, **facts)


def trays(draw, world, home):
    """A tray has the case beside whoever has it."""
    for case in draw(st.lists(st.sampled_from(home.cases), max_size=3)):
        tray = f"Tray {len(world['trays'])}"
        facts = {"case_id": case, "tray": tray, **dated(draw(span(starts=DAYS)))}
        world.add("trays", **home.owner, **facts)
