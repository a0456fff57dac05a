"""What is on record of people at work: who is away, what cases are like, who may do what."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.oracle.facts import matching
from tests.oracle.worlds.days import DAYS, LONG_AGO, MAYBE, ODDS, ONE, POOL, SOME_DAY, dated, spans
from tests.oracle.worlds.reference import member

FLAG, HIGH = ("caseload-over-limit", "cases-to-flag"), ("caseload-over-limit", "cases-high")
NUMBERS = [
    (*FLAG, 0),
    (*FLAG, 2),
    (*HIGH, 1),
    ("caseload-over-limit", "percent-of-rape", 200),
    ("caseload-over-limit", "percent-of-other", 0),
    ("caseload-over-limit", "percent-before-outcome", 150),
    ("caseload-over-limit", "percent-after-outcome", 50),
    ("case-holder-absent", "days", 1),
    ("case-holder-absent", "days", 20),
    ("case-holder-absent", "days", 40),
    ("case-review-due", "days", 10),
    ("case-review-due", "days", 40),
    ("course-without-portfolio", "days", 10),
    ("course-without-portfolio", "days", 40),
    ("allocated-past-qualified", "days-looked-back", 10),
    ("role-runs-out", "first-notice", 20),
    ("role-runs-out", "last-notice", 40),
    ("entry-back-dated", "days-looked-back", 10),
]
FLAGGING = ["case-holder-unaccredited", "role-holder-unaccredited"]


def a_low_limit(draw, world, home):
    """So that few cases are too many."""
    for (check, name), value in (
        (FLAG, draw(st.sampled_from([0, 1]))),
        (HIGH, draw(st.sampled_from([1, 2]))),
    ):
        facts = {"check_code": check, "name": name, "value": Decimal(value)}
        world.add("thresholds", **home.owner, **facts, starts_on=LONG_AGO - ONE)


def a_later_version(draw, world, home):
    """Half of the time the last version alone is good enough for a serious case."""
    [asked, *_others] = matching(world, "requirements", case_group_id=home.groups[0])
    if draw(st.booleans()):
        versions = matching(world, "versions", scheme_id=asked["scheme_id"])
        asked["oldest_version_id"] = versions[-1]["id"]


def cases_of_rape(draw, world, home):
    """By a list of the force's own, or by the nation's."""
    if draw(st.booleans()):
        group = world.add("groups", **home.owner, code="RAPE", name="RAPE")["id"]
        for kind in draw(st.lists(st.sampled_from(home.kinds), max_size=2, unique=True)):
            for days in draw(spans(2, always=True)):
                member(world, group, kind, days)


def months_for_portfolios(draw, world):
    for version in world.mine["versions"]:
        version["portfolio_months"] = draw(st.sampled_from([None, 12, 12]))


def outcomes_and_reviews(draw, world, home):
    for case in matching(world, "cases", **home.owner):
        case["outcome_on"] = draw(MAYBE)
        case["last_reviewed_on"] = draw(MAYBE)


def absences(draw, world, home, person, *, most):
    """Some meet or overlap, some leave a part of the duty."""
    for starts_on, ends_on in draw(st.lists(a_while(), min_size=most // 2, max_size=most)):
        if not matching(world, "absences", person_id=person, starts_on=starts_on):
            facts = {"person_id": person, "starts_on": starts_on, "ends_on": ends_on}
            share = draw(st.sampled_from([Decimal(0), Decimal(0), Decimal("0.5")]))
            world.add("absences", **home.owner, **facts, share_of_duty=share)


@st.composite
def a_while(draw):
    """Often until the day before another one may begin."""
    starts_on = draw(DAYS | SOME_DAY)
    ends = [day - step for day in POOL for step in (ONE, 0 * ONE) if day - step >= starts_on]
    return starts_on, draw(st.sampled_from([None, *ends]))


def restrictions(draw, world, home, person):
    if draw(st.sampled_from([False, False, True])):
        restrict(draw, world, home, person)


def restrict(draw, world, home, person):
    for days in draw(spans(1)):
        group = draw(st.sampled_from([None, *home.groups]))
        named = {"person_id": person, "case_group_id": group}
        world.add("restrictions", **home.owner, **named, **dated(days))


def gaps(draw, world, home):
    """That were flagged some day, mostly of what somebody was awarded, and closed since."""
    wanted = {row["scheme_id"] for row in world["requirements"]}
    awarded = [
        row for row in world["accreditations"] if row["awarded_on"] and row["scheme_id"] in wanted
    ]
    awarded += [row for row in awarded if row["valid_to"]] * 3
    for cycle in (
        draw(st.lists(st.sampled_from(awarded), min_size=2, max_size=6)) if awarded else []
    ):
        asked = matching(world, "requirements", scheme_id=cycle["scheme_id"])
        asked = asked if draw(ODDS) else world["requirements"]
        last = cycle["valid_to"]
        opened_on = draw(st.sampled_from([*POOL, *([last + ONE] * 3 if last else [])]))
        world.add(
            "gaps",
            **home.owner,
            check_code=draw(st.sampled_from([*FLAGGING, *FLAGGING, "access-trap"])),
            person_id=cycle["person_id"],
            requirement_id=draw(st.sampled_from([row["id"] for row in asked])),
            opened_on=opened_on,
            closed_on=opened_on + timedelta(days=draw(st.sampled_from([0, 20]))),
        )


def entries(draw, world):
    """Of each award: entered with its day, or with another one first or in between."""
    for cycle in world.mine["accreditations"]:
        if cycle["awarded_on"]:
            said = draw(st.lists(st.sampled_from([True, False]), max_size=2))
            entered = sorted(draw(st.lists(DAYS, min_size=3, max_size=3, unique=True)))
            for entered_on, is_so in zip(reversed(entered), [True, *said], strict=False):
                awarded_on = cycle["awarded_on"] if is_so else another_day(cycle)
                world.enter(cycle, entered_on, awarded_on)


def another_day(cycle):
    return cycle["awarded_on"] - ONE


def rows_that_wait(draw, world, home):
    """About names that other rows give too, of feeds about cases and others; some went in."""
    for number in range(draw(st.integers(0, 3))):
        batch = world.add("batches", **home.owner, as_at=draw(DAYS), file_name=f"{number}.csv")
        settled = {"settled_by_id": batch["id"] if draw(st.integers(0, 3)) == 0 else None}
        feed = draw(st.sampled_from(["allocations", "allocations", "people"]))
        for name in draw(st.lists(st.sampled_from(["1|OKAFOR", "2|Ó NÉILL"]), max_size=2)):
            content = f"{home.force} {len(world['waiting'])}"
            facts = {"batch_id": batch["id"], "feed": feed, "content": content, "queued_as": name}
            world.add("waiting", **home.owner, **facts, **settled)
