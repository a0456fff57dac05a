"""How many cases somebody leads, and whether anybody is there for them: S-23, D-07, D-12."""

from tests.oracle.facts import (
    by,
    covers,
    days,
    groups,
    held,
    limit,
    list_of,
    one,
    posting,
    rasso_held,
    theirs,
)

RAPE_OWN, RAPE_NATIONAL = "RAPE", "RAPE_ALL"


def caseload_over_limit(world, force, on):
    """S-23."""
    flag, high = (number(world, force, name, on) for name in ("cases-to-flag", "cases-high"))
    found = {}
    for person in {row["person_id"] for row in rasso_held(world, force, on, part="OIC")}:
        load = load_of(world, force, person, on)
        post = posting(world, force, person, on)
        share = post["fte"] if post else 1
        if load > share * flag:
            found[(person,)] = "", 2 if load > share * high else 3
    return found


def number(world, force, name, on):
    return limit(world, force, ("caseload-over-limit", name), on)


def load_of(world, force, person, on):
    led = rasso_held(world, force, on, part="OIC", person_id=person)
    return sum(weight(world, force, row["case_id"], on) for row in led)


def weight(world, force, case, on):
    """As one case where the numbers are as they ship."""
    is_rape = list_of(world, force, RAPE_OWN, RAPE_NATIONAL) in groups(world, force, case, on)
    has_outcome = by(one(world, "cases", case)["outcome_on"], on)
    kind = number(world, force, "percent-of-rape" if is_rape else "percent-of-other", on)
    stage = "percent-after-outcome" if has_outcome else "percent-before-outcome"
    return kind * number(world, force, stage, on) / 10_000


def case_holder_absent(world, force, on):
    """D-07: away on that day and on each of so many before it."""
    count = limit(world, force, ("case-holder-absent", "days"), on, min)
    return {
        (row["person_id"], row["id"]): ("", 2)
        for row in rasso_held(world, force, on, part="OIC")
        if all(
            is_away(world, force, row["person_id"], on - days(back))
            for back in range(int(count) + 1)
        )
    }


def is_away(world, force, person, on):
    """Altogether: who has part of the duty is there."""
    absences = theirs(world, "absences", force, person_id=person, share_of_duty=0)
    return any(covers(row, on) for row in absences)


def case_review_due(world, force, on):
    """D-12."""
    count = limit(world, force, ("case-review-due", "days"), on, min)
    if not any(by(case["last_reviewed_on"], on) for case in theirs(world, "cases", force)):
        return {}
    return {
        (row["person_id"], row["id"]): ("", 3)
        for row in held(world, force, on, part="OIC")
        if last_looked_at(world, row) < on - days(count)
    }


def last_looked_at(world, allocation):
    """Reviewed, or never yet and taken on; of earlier reviews than the last nothing is known."""
    reviewed_on = one(world, "cases", allocation["case_id"])["last_reviewed_on"]
    return reviewed_on or allocation["starts_on"]
