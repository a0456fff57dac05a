"""Which of a person's cycles in a scheme a statement is about, and what it makes of it.

A statement and a cycle are mappings from the names in FACTS; a cycle has `revoked_on` too. What a
statement leaves out it says nothing about; what it gives as None (a certificate: "") it empties.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from capability.rules.validity import Counted, add_months, counted
from capability.rules.versions import Version

IDENTITY = ("certificate", "course_completed_on", "awarded_on")
DATES = (
    "course_completed_on",
    "awarded_on",
    "portfolio_opened_on",
    "portfolio_due_on",
    "expires_on",
)
FACTS = ("certificate", *DATES)


def meant(cycles: Sequence[Mapping], said: Mapping) -> int | None:
    """The place of the cycle that the statement is about; None: a new one.

    The same certificate, course day or award day is the same cycle. A statement of later facts
    alone completes the newest cycle without an award whose course is not later.
    """
    for name in IDENTITY:
        same = _alike(cycles, {name: said[name]}) if said.get(name) else ()
        if same:
            return same[-1]
    if said.get("course_completed_on"):
        return None
    # The same file again must find the cycle that it made or completed.
    places = _alike(cycles, said) or _incomplete(cycles, said)
    return max(places, key=lambda place: first_day(cycles[place]) or date.min, default=None)


def identity(said: Mapping) -> list[tuple]:
    """By which a second statement about the same cycle is known as such."""
    return [(name, said[name]) for name in IDENTITY if said.get(name)]


def first_day(cycle: Mapping) -> date | None:
    """Course, else award, else what else there is: the day whose version of the rules holds."""
    return next((cycle[name] for name in DATES if cycle.get(name)), None)


def portfolio_due(before: Mapping, after: Mapping, version: Version) -> date | None:
    """So many months after the course; a day that somebody gave stays."""
    course, months = after["course_completed_on"], version.portfolio_months
    known, course_before = after["portfolio_due_on"], before.get("course_completed_on")
    if not course or not months or course == course_before:
        return known
    if known and not (course_before and known == add_months(course_before, months)):
        return known
    return add_months(course, months)


def good_for(cycle: Mapping, version: Version, *, renews: Counted | None) -> Counted | None:
    """Until a given expiry, else what the version makes of the award; None: no end, or no award."""
    if cycle["expires_on"]:
        return Counted(cycle["expires_on"], 0)
    if not cycle["awarded_on"]:
        return None
    return counted(version.terms, awarded_on=cycle["awarded_on"], renews=renews)


def _alike(cycles, said):
    return [
        place
        for place, cycle in enumerate(cycles)
        if all(cycle[name] == value for name, value in said.items())
    ]


def _incomplete(cycles, said):
    """Those that the later facts may complete."""
    day = min((said[name] for name in DATES if said.get(name)), default=date.max)
    return [
        place
        for place, cycle in enumerate(cycles)
        if not cycle["awarded_on"]
        and not cycle["revoked_on"]
        and (cycle["course_completed_on"] or date.min) <= day
        and not _differ(cycle["certificate"], said.get("certificate"))
    ]


def _differ(one, other):
    return bool(one and other and one != other)
