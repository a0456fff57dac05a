"""Hours of CPD: S-20, P-05."""

from tests.oracle.facts import (
    by,
    days,
    limit,
    matching,
    months_before,
    national,
    newest,
    present,
    theirs,
)
from tests.oracle.standing import cycles, is_good


def cpd_below_target(world, force, on):
    """S-20: by the force's own number, if any."""
    asked = newest(
        matching(world, "thresholds", check_code="cpd-below-target", name="hours"), force, on
    )
    return {
        (person["id"],): ("", 3)
        for person in theirs(world, "people", force)
        if asked is not None
        and served_throughout(world, force, person["id"], on)
        and hours(world, force, person["id"], on) < asked
    }


def served_throughout(world, force, person, on):
    """The twelve months that are counted, in the service of the day."""
    return any(
        service["joined_on"] <= months_before(on, 12) + days(1)
        for service in present(world, force, person, on)
    )


def hours(world, force, person, on, **named):
    rows = theirs(world, "cpd", force, person_id=person, **named)
    since = months_before(on, 12)
    return sum(row["hours"] for row in rows if since < row["done_on"] <= on)


def safety_training_short(world, force, on):
    """P-05: each of the two only where the force records it here at all."""
    scheme = national(world, "schemes", "PST")
    asked = limit(world, force, ("safety-training-short", "hours"), on, max)
    keeps_hours = any(
        by(row["done_on"], on) for row in theirs(world, "cpd", force, scheme_id=scheme)
    )
    keeps_awards = any(
        by(row["awarded_on"], on)
        for row in theirs(world, "accreditations", force, scheme_id=scheme)
    )
    return {
        (person["id"],): ("", 2)
        for person in theirs(world, "people", force, kind="officer")
        if served_throughout(world, force, person["id"], on)
        and (
            (keeps_hours and hours(world, force, person["id"], on, scheme_id=scheme) < asked)
            or (
                keeps_awards
                and not any(
                    is_good(world, cycle, on)
                    for cycle in cycles(world, force, person["id"], scheme)
                )
            )
        )
    }
