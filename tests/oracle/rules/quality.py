"""Whether anybody looked at how good a course is: S-34."""

from tests.oracle.facts import covers, limit, months_before, theirs


def course_quality_due(world, force, on):
    """S-34."""
    found = {}
    for course in theirs(world, "courses", force):
        name = f"months-{course['risk']}"
        months = limit(world, force, ("course-quality-due", name), on, min)
        if covers(course, on) and is_due(world, force, course, on, months):
            found[(f"course:{course['id']}",)] = "", 2 if course["risk"] == "high" else 3
    return found


def is_due(world, force, course, on, months):
    taught = [day for day in days_taught(world, force, course) if day <= on]
    since = months_before(on, months)
    if not taught:
        return False
    return any(
        looked < since if (looked := last_look(world, force, course, kind, on)) else is_new_due
        for kind, is_new_due in (
            ("design", True),
            ("delivery", min(taught) < since),
            ("impact", min(taught) < since),
        )
    )


def days_taught(world, force, course):
    events = theirs(world, "events", force, course_id=course["id"], cancelled_on=None)
    turns = theirs(world, "bookings", force, course_id=course["id"])
    yield from (event["starts_on"] for event in events)
    yield from (turn["completed_on"] for turn in turns if turn["completed_on"])


def last_look(world, force, course, kind, on):
    rows = theirs(world, "course_reviews", force, course_id=course["id"], kind=kind)
    return max((row["reviewed_on"] for row in rows if row["reviewed_on"] <= on), default=None)
