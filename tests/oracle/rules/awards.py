"""What is wrong with awards themselves: D-01, D-08, P-02."""

from tests.oracle.facts import (
    by,
    covers,
    matching,
    national,
    newest,
    reference,
    serves,
    theirs,
)
from tests.oracle.standing import cycles, is_good, unmet

NOTICES = ("first-notice", "second-notice", "last-notice")


def accreditation_expires(world, force, on):
    """D-08."""
    found = {}
    for cycle in theirs(world, "accreditations", force):
        if runs_out(world, cycle, on) and serves(world, force, cycle["person_id"], on):
            left = (cycle["valid_to"] - on).days
            told = [notice(world, force, cycle["scheme_id"], name, on) for name in NOTICES]
            if any(left <= lead for lead in told):
                found[cycle["person_id"], cycle["id"]] = "", 2 if left <= told[-1] else 3
    return found


def runs_out(world, cycle, on):
    """Good that day, with a last day beyond which no other award of the scheme is good."""
    return (
        is_good(world, cycle, on)
        and cycle["valid_to"] is not None
        and not any(
            is_good(world, other, on)
            and (other["valid_to"] is None or other["valid_to"] > cycle["valid_to"])
            for other in cycles(world, cycle["force_id"], cycle["person_id"], cycle["scheme_id"])
        )
    )


def notice(world, force, scheme, name, on, check="accreditation-expires"):
    """In days: the scheme's own number before the one for all, the force's before the nation's.

    Never less than nationally.
    """
    stated = matching(world, "thresholds", check_code=check, name=name)
    own, least = (first_of(stated, scheme, owners, on) for owners in ((force, None), (None,)))
    return max(own, least)


def first_of(stated, scheme, owners, on):
    numbers = (
        newest([row for row in stated if row["scheme_id"] == about], owner, on)
        for about in (scheme, None)
        for owner in owners
    )
    return next(number for number in numbers if number is not None)


def award_before_course(world, force, on):
    """D-01: of awards of this force that stand."""
    return {
        (cycle["person_id"], cycle["id"]): ("", 3)
        for cycle in theirs(world, "accreditations", force, is_transfer=False)
        if by(cycle["awarded_on"], on) and not by(cycle["revoked_on"], on)
        if is_before_its_course(cycle) or is_before_what_it_needs(world, force, cycle)
    }


def is_before_its_course(cycle):
    course = cycle["course_completed_on"]
    return course is not None and course > cycle["awarded_on"]


def is_before_what_it_needs(world, force, cycle):
    """Of what it needed that day the first award came later, and nothing stood for it by then."""
    awarded_on = cycle["awarded_on"]
    needed = [
        edge["needs_id"]
        for edge in reference(world, "prerequisites", force, scheme_id=cycle["scheme_id"])
        if covers(edge, awarded_on)
    ]
    return any(
        is_later(days_of_awards(world, force, cycle["person_id"], scheme), awarded_on)
        and not stood_for(world, force, cycle, scheme)
        for scheme in needed
    )


def is_later(awards, day):
    return bool(awards) and min(awards) > day


def days_of_awards(world, force, person, scheme):
    rows = cycles(world, force, person, scheme)
    return [row["awarded_on"] for row in rows if row["awarded_on"]]


def stood_for(world, force, cycle, scheme):
    """Some award of what at any time counts as the scheme, or as a part of it, was there."""
    return any(
        day <= cycle["awarded_on"]
        for known in reference(world, "equivalences", force, scheme_id=scheme)
        for source in matching(world, "sources", equivalence_id=known["id"])
        for day in days_of_awards(world, force, cycle["person_id"], source["scheme_id"])
    )


def first_responder_without_level(world, force, on):
    """P-02: an award of first response itself, and not all that it needs."""
    scheme = national(world, "schemes", "FRO")
    return {
        (cycle["person_id"], scheme): ("", 2)
        for cycle in theirs(world, "accreditations", force, scheme_id=scheme)
        if is_good(world, cycle, on) and unmet(world, force, cycle["person_id"], scheme, on)
    }
