"""Whether people are right for the cases that they lead and supervise: S-11, S-13, S-14, P-03."""

from tests.oracle.facts import (
    covers,
    groups,
    held,
    limit,
    months_before,
    national,
    one,
    posting,
    present,
    rasso_held,
    serves,
    services,
    theirs,
)
from tests.oracle.rules.requirements import case_duties
from tests.oracle.standing import cycles, holds, needs, state

SUPERVISING = ("DSDP", "DIDP", "SSAIDP", "RISDP")
RANKS = {20: "cases-of-sergeant", 30: "cases-of-inspector"}


def case_holder_short_service(world, force, on):
    """S-11."""
    found = {}
    for allocation in rasso_held(world, force, on, part="OIC"):
        key = allocation["person_id"], allocation["id"]
        if is_in_probation(world, force, key[0], on):
            found[key] = "", 1
        elif is_new(world, force, key[0], on):
            found[key] = "", 2
    return found


def is_in_probation(world, force, person, on):
    """Until its last day, the extension's before the first one, while nobody has confirmed it."""
    for service in present(world, force, person, on):
        last = service["probation_extended_to"] or service["probation_ends_on"]
        confirmed_on = service["probation_confirmed_on"]
        if last and on <= last and not (confirmed_on and confirmed_on <= on):
            return True
    return False


def is_new(world, force, person, on):
    """An officer in service who first joined less than so many months ago."""
    months = limit(world, force, ("case-holder-short-service", "months-of-service"), on, max)
    since = months_before(on, months)
    return (
        one(world, "people", person)["kind"] == "officer"
        and serves(world, force, person, on)
        and all(service["joined_on"] > since for service in services(world, force, person))
    )


def supervisor_untrained(world, force, on):
    """S-13."""
    named = {row["person_id"] for row in rasso_held(world, force, on, part="SUPERVISOR")}
    return {
        (person,): ("", 2)
        for person in named | heads(world, force, on)
        if theirs(world, "people", force, id=person)
        and serves(world, force, person, on)
        and not is_trained_to_supervise(world, force, person, on)
    }


def heads(world, force, on):
    """Of the units in which the officers of cases without a supervisor are posted."""
    found = set()
    for led in rasso_held(world, force, on, part="OIC"):
        post = posting(world, force, led["person_id"], on)
        if post and not held(world, force, on, part="SUPERVISOR", case_id=led["case_id"]):
            rows = theirs(world, "heads", force, unit_id=post["unit_id"])
            found |= {row["person_id"] for row in rows if covers(row, on)}
    return found


def is_trained_to_supervise(world, force, person, on):
    """What was revoked or suspended stays learnt."""
    return any(
        state(world, cycle, on) != "not started"
        for code in SUPERVISING
        for cycle in cycles(world, force, person, national(world, "schemes", code))
    )


def supervisor_carries_cases(world, force, on):
    """S-14."""
    found = {}
    for post in theirs(world, "postings", force, is_substantive=True):
        rank = one(world, "ranks", post["rank_id"])["seniority"] if post["rank_id"] else None
        if covers(post, on) and rank in RANKS:
            person = post["person_id"]
            carried = rasso_held(world, force, on, part="OIC", person_id=person)
            allowed = limit(world, force, ("supervisor-carries-cases", RANKS[rank]), on, min)
            if len(carried) > allowed:
                found[(person,)] = "", 2
    return found


def case_above_level(world, force, on):
    """P-03."""
    level = national(world, "schemes", "PIP2")
    offences = national(world, "groups", "SEXUAL_ALL")
    asked = {
        allocation["id"]
        for allocation, required in case_duties(world, force, on)
        if level in (required["scheme_id"], *needs(world, force, required["scheme_id"], on))
    }
    return {
        (row["person_id"], row["id"]): ("", 2)
        for row in held(world, force, on, part="OIC")
        if offences in groups(world, force, row["case_id"], on)
        and row["id"] not in asked
        and not holds(world, force, row["person_id"], level, on)
    }
