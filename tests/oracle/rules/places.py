"""Places on events, and what they need first: P-01."""

from tests.oracle.facts import by, one, theirs
from tests.oracle.standing import holds, needs


def booked_without_needs(world, force, on):
    """P-01."""
    return {
        (turn["person_id"], f"booking:{turn['id']}"): ("", 2)
        for turn in theirs(world, "bookings", force, exception="")
        if has_a_place(world, turn, on) and lacks_what_it_needs(world, force, turn)
    }


def has_a_place(world, turn, on):
    """By its last step, on an event to come; of one that was cancelled there is none."""
    if turn["step"] not in ("offered", "confirmed") or not by(turn["step_on"], on):
        return False
    event = one(world, "events", turn["event_id"])
    return event["cancelled_on"] is None and on <= event["starts_on"]


def lacks_what_it_needs(world, force, turn):
    """On the event's first day, by what is on record."""
    first = one(world, "events", turn["event_id"])["starts_on"]
    course = one(world, "courses", turn["course_id"])
    own = theirs(world, "course_needs", force, course_id=course["id"])
    asked = {*needs(world, force, course["scheme_id"], first), *(row["scheme_id"] for row in own)}
    return any(not holds(world, force, turn["person_id"], scheme, first) for scheme in asked)
