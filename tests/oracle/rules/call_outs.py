"""Who is sent out, untrained, too often or not for long, and family liaison: S-16 to S-18, P-17."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from math import floor
from statistics import median
from zoneinfo import ZoneInfo

from tests.oracle.facts import by, limit, months_before, national, serves, theirs
from tests.oracle.standing import cycles, holds, is_good

LONDON = ZoneInfo("Europe/London")


def attended_untrained(world, force, on):
    """S-16."""
    looked_back = limit(world, force, ("attended-untrained", "days-looked-back"), on)
    found = {}
    for call in lately(world, force, looked_back, on):
        person, scheme = call["person_id"], call["scheme_id"]
        is_liaison = scheme == national(world, "schemes", "FLO")
        was_trained = holds(world, force, person, scheme, day_of(call))
        if serves(world, force, person, on) and not is_liaison and not was_trained:
            is_held = holds(world, force, person, scheme, on)
            found[person, scheme] = "", 3 if is_held else 2
    return found


def first_responder_overused(world, force, on):
    """S-17."""
    span, times, share = (
        limit(world, force, ("first-responder-overused", name), on)
        for name in ("days", "times-the-median", "percent-of-top-tenth")
    )
    response = national(world, "schemes", "FRO")
    calls = Counter(
        call["person_id"]
        for call in lately(world, force, span, on)
        if call["scheme_id"] == response and holds(world, force, call["person_id"], response, on)
    )
    often = {person for person in calls if calls[person] > Fraction(times) * usual(calls)}
    return {(person,): ("", 2) for person in often | busiest(calls, share)}


def usual(calls):
    return median(Fraction(count) for count in calls.values())


def busiest(calls, share):
    """The tenth, and whoever has as many as its last, where it takes more than the share."""
    ordered = sorted(calls.values(), reverse=True)
    tenth = ordered[: len(ordered) // 10]
    if not tenth or rounded(100 * Fraction(sum(tenth), sum(ordered))) <= share:
        return set()
    return {person for person, count in calls.items() if count >= tenth[-1]}


def rounded(number):
    return floor(number + Fraction(1, 2))


def first_responder_fading(world, force, on):
    """S-18."""
    months = limit(world, force, ("first-responder-fading", "months"), on)
    response, since = national(world, "schemes", "FRO"), months_before(on, months)
    if not any(day_of(call) <= since for call in theirs(world, "deployments", force)):
        return {}
    return {
        (person["id"], response): ("", 3)
        for person in theirs(world, "people", force)
        if serves(world, force, person["id"], on)
        and is_fading(world, force, person["id"], response, since, on)
    }


def is_fading(world, force, person, scheme, since, on):
    mine = cycles(world, force, person, scheme)
    trained = [cycle[name] for cycle in mine for name in ("course_completed_on", "awarded_on")]
    called = [
        day_of(call)
        for call in theirs(world, "deployments", force, person_id=person, scheme_id=scheme)
    ]
    is_fresh = any(by(day, on) and day > since for day in [*trained, *called])
    return any(is_good(world, cycle, on) for cycle in mine) and not is_fresh


def liaison_unaccredited(world, force, on):
    """P-17."""
    return {
        (person, scheme): ("", 2)
        for person, scheme in families(world, force, on)
        if not holds(world, force, person, scheme, on)
    }


def liaison_over_limit(world, force, on):
    """P-17."""
    most = limit(world, force, ("liaison-over-limit", "families"), on)
    counted = families(world, force, on)
    return {key: ("", 2) for key, count in counted.items() if count > most}


def families(world, force, on):
    """How much family liaison goes on, by person."""
    scheme = national(world, "schemes", "FLO")
    return Counter(
        (call["person_id"], scheme)
        for call in theirs(world, "deployments", force, scheme_id=scheme)
        if day_of(call) <= on and (call["released_on"] is None or on <= call["released_on"])
    )


def lately(world, force, span, on):
    """On one of so many last days, the day itself counted."""
    first = on - timedelta(days=int(span) - 1)
    calls = theirs(world, "deployments", force)
    return [call for call in calls if first <= day_of(call) <= on]


def day_of(call):
    return call["called_at"].astimezone(LONDON).date()
