"""Forces that keep plans, reviews and CPD of their people, or some of these."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from tests.oracle.facts import matching, months_after, national
from tests.oracle.worlds import cases, people, reference
from tests.oracle.worlds.days import DAYS, MAYBE, ONE, POOL, SOME_DAY
from tests.oracle.worlds.forces import begin, fill, meddle, two
from tests.oracle.worlds.steady import steady

SCHEMES = ("PST", "PIP2", "SSAIDP")
NUMBERS = [
    ("cpd-below-target", "hours", 0),
    ("cpd-below-target", "hours", 3),
    ("cpd-below-target", "hours", 8),
    ("safety-training-short", "hours", 4),
    ("safety-training-short", "hours", 15),
    ("plan-missing", "months", 1),
    ("plan-missing", "months", 13),
    ("yearly-review-missing", "months", 1),
    ("yearly-review-missing", "months", 13),
    ("case-review-unanswered", "days-to-answer", 1),
    ("case-review-unanswered", "days-to-answer", 20),
    ("case-review-unanswered", "days-looked-back", 40),
]
HOURS = [Decimal("0.25"), Decimal(3), Decimal(4), Decimal(8)]
# A year before the others, and a day more.
BEFORE = [months_after(day, -12) - step for day in POOL[1:3] for step in (ONE, 0 * ONE)]
ANY_DAY = SOME_DAY | st.sampled_from(BEFORE)
SERGEANT, SUPERINTENDENT = "PS", "Supt"


@st.composite
def kept(draw, country):
    """The tables, and the id of the first force."""
    world, home, away = two(country)
    world.add("users", email="supervisor@example.org")
    for owner, size in ((home, 6), (away, 2)):
        begin(draw, world, owner, SCHEMES)
        owner.ranks += [national(world, "ranks", code) for code in (SERGEANT, SUPERINTENDENT)]
        reference.requirements(draw, world, owner, most=2)
        fill(draw, world, owner, people_to=size, cases_to=size)
        steady(draw, world, owner)
        cases.led_always(draw, world, owner)
        review(draw, world, owner)
        keep(draw, world, owner)
        reference.thresholds(draw, world, owner, NUMBERS)
    meddling = replace(home, force=away.force)
    meddle(draw, world, meddling)
    keep(draw, world, meddling)
    return world, home.force


def review(draw, world, home):
    """Most cases, early; and of each somebody is the officer."""
    for case in matching(world, "cases", **home.owner):
        case["last_reviewed_on"] = draw(st.sampled_from([None, *POOL[:3]]))
        cases.allocate(draw, world, home, case["id"], parts=["OIC"])


def keep(draw, world, home):
    """Each of these, or now and then nothing of it, as a force that keeps none of its kind."""
    for keeping in (plans, yearly_reviews, cpd, safety_awards, answers):
        if draw(st.integers(0, 3)):
            for person in home.people:
                keeping(draw, world, home, person)


def plans(draw, world, home, person):
    firsts = sorted(draw(st.lists(ANY_DAY, max_size=2, unique=True)))
    for place, agreed_on in enumerate(firsts):
        is_open = matching(world, "plans", person_id=person, closed_on=None)
        later = [*firsts[place + 1 :], *([] if is_open or firsts[place + 1 :] else [None])]
        facts = {"person_id": person, "agreed_on": agreed_on, "review_due_on": agreed_on}
        closed_on = draw(st.sampled_from(later or [POOL[-1]]))
        plan = world.add("plans", **home.owner, **facts, closed_on=closed_on)
        for held_on in draw(st.lists(ANY_DAY, min_size=1, max_size=2, unique=True)):
            facts = {"plan_id": plan["id"], "held_on": held_on, "next_due_on": held_on + ONE}
            world.add("plan_reviews", **home.owner, **facts, **draw(signatures(world)))


@st.composite
def signatures(draw, world):
    """Of both, of one, or of none; on the day or later; the supervisor's more often."""
    signed_on = draw(MAYBE | DAYS)
    return {
        "signed_by_person_on": draw(MAYBE),
        "signed_on": signed_on,
        "signed_by_id": signed_on and world["users"][0]["id"],
    }


def yearly_reviews(draw, world, home, person):
    for held_on in draw(st.lists(ANY_DAY, max_size=2, unique=True)):
        facts = {"person_id": person, "held_on": held_on}
        if not matching(world, "yearly_reviews", **facts):
            world.add("yearly_reviews", **home.owner, **facts)


def cpd(draw, world, home, person):
    scheme = national(world, "schemes", "PST")
    for done_on in draw(st.lists(ANY_DAY, max_size=4)):
        facts = {"person_id": person, "done_on": done_on, "hours": draw(st.sampled_from(HOURS))}
        title = f"Entry {len(world['cpd'])}"
        about = {"scheme_id": draw(st.sampled_from([None, scheme, scheme, home.schemes[0]]))}
        world.add("cpd", **home.owner, **facts, **about, title=title)


def safety_awards(draw, world, home, person):
    if draw(st.booleans()):
        people.award_in(draw, world, home, person, national(world, "schemes", "PST"))


def answers(draw, world, home, person):
    """Of cases that they lead above all, about the last review or about another one."""
    led = [row["case_id"] for row in matching(world, "allocations", person_id=person, part="OIC")]
    about = st.sampled_from([*home.cases, *led, *led])
    for case in draw(st.lists(about, max_size=3, unique=True)):
        reviewed_on = next(row for row in world["cases"] if row["id"] == case)["last_reviewed_on"]
        days = st.just(reviewed_on) | DAYS if reviewed_on else DAYS
        facts = {"person_id": person, "case_id": case, "reviewed_on": draw(days)}
        if not matching(world, "case_reviews", **facts):
            world.add("case_reviews", **home.owner, **facts)


def days_kept(world):
    """So many months on from whatever was done or joined, so many days on from a review."""
    stated = [row for row in world["thresholds"] if row["check_code"] in {n[0] for n in NUMBERS}]
    months = {12, *(int(row["value"]) for row in stated if row["name"] == "months")}
    days = {int(row["value"]) for row in stated if row["name"].startswith("days")}
    done = {row["agreed_on"] for row in world["plans"]}
    done |= {row["held_on"] for name in ("plan_reviews", "yearly_reviews") for row in world[name]}
    done |= {row["done_on"] for row in world["cpd"]}
    done |= {row["joined_on"] for row in world["services"]}
    reviewed = {row["last_reviewed_on"] for row in world["cases"] if row["last_reviewed_on"]}
    return {months_after(day, count) for day in done for count in months} | {
        day + count * ONE for day in reviewed for count in days
    }
