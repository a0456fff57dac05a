"""Plans and talks about people's learning: S-19, S-35, P-06."""

from tests.oracle.facts import (
    by,
    days,
    limit,
    months_before,
    one,
    posting,
    present,
    rasso_held,
    serves,
    theirs,
)
from tests.oracle.rules.requirements import role_duties

CHIEF_INSPECTOR = 40


def plan_missing(world, force, on):
    """S-19: only in a force that keeps plans here."""
    led = rasso_held(world, force, on, part="OIC")
    posts = [post for post, _asked in role_duties(world, force, on)]
    months = limit(world, force, ("plan-missing", "months"), on, min)
    return {
        (person,): ("", 3)
        for person in {row["person_id"] for row in (*led, *posts)}
        if any(by(plan["agreed_on"], on) for plan in theirs(world, "plans", force))
        and serves(world, force, person, on)
        and not any(is_within(day, months, on) for day in days_of_plans(world, force, person, on))
    }


def is_within(day, months, on):
    return day is not None and months_before(on, months) <= day <= on


def days_of_plans(world, force, person, on):
    """On which one that is open was agreed, or reviewed and by then signed by both."""
    for plan in theirs(world, "plans", force, person_id=person):
        if plan["agreed_on"] <= on and not by(plan["closed_on"], on):
            yield plan["agreed_on"]
            for review in theirs(world, "plan_reviews", force, plan_id=plan["id"]):
                if by(review["signed_by_person_on"], on) and by(review["signed_on"], on):
                    yield review["held_on"]


def yearly_review_missing(world, force, on):
    """P-06: only in a force that records such reviews here."""
    held = theirs(world, "yearly_reviews", force)
    months = limit(world, force, ("yearly-review-missing", "months"), on, min)
    return {
        (person["id"],): ("", 3)
        for person in theirs(world, "people", force, kind="officer")
        if any(by(review["held_on"], on) for review in held)
        and is_up_to_chief_inspector(world, force, person["id"], on)
        and has_served_longer(world, force, person["id"], on)
        and not any(
            review["person_id"] == person["id"] and is_within(review["held_on"], months, on)
            for review in held
        )
    }


def is_up_to_chief_inspector(world, force, person, on):
    post = posting(world, force, person, on)
    rank = post and post["rank_id"] and one(world, "ranks", post["rank_id"])
    return bool(rank) and rank["seniority"] <= CHIEF_INSPECTOR


def has_served_longer(world, force, person, on):
    """Than a year, in the service of the day."""
    return any(
        service["joined_on"] < months_before(on, 12)
        for service in present(world, force, person, on)
    )


def case_review_unanswered(world, force, on):
    """S-35: only in a force that records such answers."""
    to_answer = limit(world, force, ("case-review-unanswered", "days-to-answer"), on, min)
    back = limit(world, force, ("case-review-unanswered", "days-looked-back"), on)
    answers = theirs(world, "case_reviews", force)
    found = {}
    for led in rasso_held(world, force, on, part="OIC"):
        reviewed_on = one(world, "cases", led["case_id"])["last_reviewed_on"]
        about = {"case_id": led["case_id"], "person_id": led["person_id"]}
        if (
            answers
            and reviewed_on
            and reviewed_on + days(to_answer) < on <= reviewed_on + days(back)
            and not theirs(world, "case_reviews", force, reviewed_on=reviewed_on, **about)
        ):
            found[led["person_id"], led["id"]] = "", 3
    return found
