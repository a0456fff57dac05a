"""Learning that RASSO cases ask for: P-10, P-11."""

from tests.oracle.facts import (
    begun,
    days,
    is_rasso,
    limit,
    national,
    one,
    rasso_held,
    serves,
    theirs,
)
from tests.oracle.rules.requirements import case_duties, role_duties, ungranted
from tests.oracle.standing import IN_TRAINING, cycles, grade, holds, state


def new_to_rasso_untaught(world, force, on):
    """P-10: the worst of the person's grades."""
    mine = {row["id"] for row in rasso_held(world, force, on)}
    found = {}
    for allocation, asked in ungranted(world, force, on):
        person = allocation["person_id"]
        got = grade(world, force, person, asked["scheme_id"], on)
        if allocation["id"] in mine and got in ("A", "B"):
            found.setdefault(person, set()).add(got)
    scheme = national(world, "schemes", "RISDP")
    return {
        (person, scheme): (min(grades), 2)
        for person, grades in found.items()
        if is_untaught(world, force, person, scheme, on)
    }


def first_responder_untaught(world, force, on):
    """P-11."""
    scheme = national(world, "schemes", "RASSO-FR")
    back = limit(world, force, ("first-responder-untaught", "days-looked-back"), on)
    return {
        (row["person_id"], scheme): ("", 2)
        for row in theirs(world, "allocations", force, part="FIRST_RESPONDER")
        if begun(row, on)
        and last_day(world, row, on) >= on - days(back)
        and is_rasso(world, force, row["case_id"], on)
        and is_untaught(world, force, row["person_id"], scheme, on)
    }


def last_day(world, allocation, on):
    """Of the part in the case: its own, or the case's; while both are open, that day."""
    closed_on = one(world, "cases", allocation["case_id"])["closed_on"]
    return min(day for day in (allocation["ends_on"], closed_on, on) if day)


def is_untaught(world, force, person, scheme, on):
    """Serves without the learning; the course is enough, until an award of it runs out."""
    return (
        serves(world, force, person, on)
        and not holds(world, force, person, scheme, on)
        and not any(
            state(world, cycle, on) in IN_TRAINING for cycle in cycles(world, force, person, scheme)
        )
        and not any(
            mine["person_id"] == person and asked["scheme_id"] == scheme
            for duties in (case_duties, role_duties)
            for mine, asked in duties(world, force, on)
        )
    )
