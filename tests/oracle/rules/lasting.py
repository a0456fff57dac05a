"""How long what a role requires lasts, and awards that came late: D-09, D-11."""

from tests.oracle.facts import days, limit, matching, one, serves, theirs
from tests.oracle.rules.requirements import lacks, role_duties

FLAGGING = ("case-holder-unaccredited", "role-holder-unaccredited")


def role_runs_out(world, force, on):
    """D-09: by what is on record, looked at on the day on which the notice is over."""
    first, last = (
        limit(world, force, ("role-runs-out", name), on) for name in ("first-notice", "last-notice")
    )
    duties = role_duties(world, force, on)
    short_now, short_then, short_soon = (
        {post["person_id"] for post, asked in duties if lacks(world, asked, post, on + days(ahead))}
        for ahead in (0, first, last)
    )
    return {
        (person,): ("", 2 if person in short_soon else 3)
        for person in short_then - short_now
        if serves(world, force, person, on)
    }


def entry_back_dated(world, force, on):
    """D-11."""
    back = limit(world, force, ("entry-back-dated", "days-looked-back"), on)
    return {
        (cycle["person_id"], cycle["id"]): ("", 3)
        for cycle in theirs(world, "accreditations", force)
        if cycle["awarded_on"] and is_back_dated(world, cycle)
        if on - days(back) <= entered_on(world, cycle) <= on
    }


def is_back_dated(world, cycle):
    """Entered later than dated, and good on a day on which its lack was flagged before that."""
    entered = entered_on(world, cycle)
    return cycle["awarded_on"] < entered and any(
        cycle["awarded_on"] <= gap["opened_on"] <= (cycle["valid_to"] or entered)
        and gap["opened_on"] <= entered
        for gap in flagged(world, cycle)
    )


def entered_on(world, cycle):
    """On which the award was on record with the day that it has, for the first time."""
    said = matching(world, "entries", accreditation_id=cycle["id"], awarded_on=cycle["awarded_on"])
    return min(entry["entered_on"] for entry in said)


def flagged(world, cycle):
    """The person's gaps that say that the scheme was lacking."""
    own = {"person_id": cycle["person_id"]}
    return [
        gap
        for gap in theirs(world, "gaps", cycle["force_id"], **own)
        if gap["check_code"] in FLAGGING
        and one(world, "requirements", gap["requirement_id"])["scheme_id"] == cycle["scheme_id"]
    ]
