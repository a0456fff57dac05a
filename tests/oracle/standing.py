"""How a person stands in a scheme on a day, and what that is worth."""

from datetime import date

from tests.oracle.facts import by, covers, days, matching, one, reference, theirs

GOOD = ("current", "due")
IN_TRAINING = ("portfolio open", "portfolio overdue", "course complete")


def state(world, cycle, on):
    """Exactly one, of one cycle."""
    if by(cycle["revoked_on"], on):
        return "revoked"
    if by(cycle["awarded_on"], on) and is_recognised(cycle, on):
        return once_awarded(world, cycle, on)
    return in_training(cycle, on)


def is_recognised(cycle, on):
    return not cycle["is_transfer"] or by(cycle["recognised_on"], on)


def once_awarded(world, cycle, on):
    last = cycle["valid_to"]
    if last and on > last:
        renewable = on <= last + days(cycle["renewable_days"])
        return "lapsed, renewable" if renewable else "lapsed"
    if any(covers(row, on) for row in suspensions(world, cycle)):
        return "suspended"
    is_due = last and (last - on).days < cycle["renewal_window_days"]
    return "due" if is_due else "current"


def in_training(cycle, on):
    course = by(cycle["course_completed_on"], on) or by(cycle["awarded_on"], on)
    if not course and not by(cycle["portfolio_opened_on"], on):
        return "not started"
    if cycle["portfolio_due_on"] and cycle["portfolio_due_on"] < on:
        return "portfolio overdue"
    return "portfolio open" if by(cycle["portfolio_opened_on"], on) else "course complete"


def suspensions(world, cycle):
    return matching(world, "suspensions", accreditation_id=cycle["id"])


def cycles(world, force, person, scheme):
    return theirs(world, "accreditations", force, person_id=person, scheme_id=scheme)


def is_good(world, cycle, on):
    return state(world, cycle, on) in GOOD


def has_course(world, force, person, scheme, on):
    """A course at least, also of an award that lapsed or was revoked; nothing while suspended."""
    mine = cycles(world, force, person, scheme)
    return any(state(world, cycle, on) not in ("not started", "suspended") for cycle in mine)


def holds(world, force, person, scheme, on, oldest=None):
    """Holds the scheme from that version on, by an award in it or by what counts as one."""
    own = [
        cycle
        for cycle in cycles(world, force, person, scheme)
        if is_good(world, cycle, on) and is_accepted(world, cycle["version_id"], oldest)
    ]
    return bool(own) or counts_as_held(world, force, person, scheme, on, oldest)


def counts_as_held(world, force, person, scheme, on, oldest):
    """By an equivalence of the day of which no source is missing."""
    return any(
        is_accepted(world, known["version_id"], oldest)
        and is_complete(world, known, force, person, on)
        for known in reference(world, "equivalences", force, scheme_id=scheme)
        if covers(known, on)
    )


def is_complete(world, equivalence, force, person, on):
    sources = matching(world, "sources", equivalence_id=equivalence["id"])
    return all(has_source(world, source, force, person, on) for source in sources)


def has_source(world, source, force, person, on):
    return any(
        is_good(world, cycle, on) and source["version_id"] in (None, cycle["version_id"])
        for cycle in cycles(world, force, person, source["scheme_id"])
    )


def is_accepted(world, version, oldest):
    """Began no earlier than the oldest one accepted; what names no version may be of any age."""
    return oldest is None or first_day(world, version) >= first_day(world, oldest)


def first_day(world, version):
    """An empty one: always."""
    return (version and one(world, "versions", version)["starts_on"]) or date.min


def needs(world, force, scheme, on):
    """The schemes that it asks for first."""
    edges = reference(world, "prerequisites", force, scheme_id=scheme)
    return [edge["needs_id"] for edge in edges if covers(edge, on)]


def unmet(world, force, person, scheme, on):
    return [
        needed
        for needed in needs(world, force, scheme, on)
        if not holds(world, force, person, needed, on)
    ]


def grade(world, force, person, scheme, on):
    """Of whoever does not hold the scheme; the weakest of what is needed first decides."""
    if has_course(world, force, person, scheme, on):
        return "D"
    if not needs(world, force, scheme, on):
        return ""
    missing = unmet(world, force, person, scheme, on)
    if not missing:
        return "C"
    taught = all(has_course(world, force, person, needed, on) for needed in missing)
    return "B" if taught else "A"
