"""Whether units have the people whom they need: P-12, S-15, S-24."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.oracle.facts import (
    covers,
    is_open,
    is_rasso,
    limit,
    national,
    serves,
    stands_under,
    theirs,
)
from tests.oracle.standing import holds

SPECIALISM = "RASSO"
LONDON = ZoneInfo("Europe/London")


def specialist_team_missing(world, force, on):
    """P-12."""
    cases = theirs(world, "cases", force)
    has_cases = any(is_open(one, on) and is_rasso(world, force, one["id"], on) for one in cases)
    is_missing = has_cases and not teams(world, force, on)
    return {(f"specialism:{SPECIALISM}",): ("", 2)} if is_missing else {}


def specialist_team_untrained(world, force, on):
    """P-12."""
    asked = limit(world, force, ("specialist-team-untrained", "percent-trained"), on, max)
    scheme = national(world, "schemes", "SSAIDP")
    found = {}
    for team in topmost(world, teams(world, force, on), on):
        people = posted_under(world, force, team["id"], on)
        trained = [person for person in people if holds(world, force, person, scheme, on)]
        if people and 100 * len(trained) < asked * len(people):
            found[(team["id"],)] = "", 3
    return found


def teams(world, force, on):
    return [
        unit
        for unit in theirs(world, "units", force)
        if unit["specialism"].upper() == SPECIALISM and covers(unit, on)
    ]


def topmost(world, units, on):
    """Those that stand under no other one of them."""
    return [
        unit
        for unit in units
        if not any(
            stands_under(world, unit["id"], other["id"], on) for other in units if other != unit
        )
    ]


def posts(world, force, on):
    """The substantive postings of the day, of people in service."""
    return [
        post
        for post in theirs(world, "postings", force, is_substantive=True)
        if covers(post, on) and serves(world, force, post["person_id"], on)
    ]


def posted_under(world, force, unit, on):
    return {
        post["person_id"]
        for post in posts(world, force, on)
        if stands_under(world, post["unit_id"], unit, on)
    }


def unit_under_strength(world, force, on):
    """S-24."""
    amber, red = (
        limit(world, force, ("unit-under-strength", name), on, max)
        for name in ("percent-amber", "percent-red")
    )
    found = {}
    for unit in theirs(world, "units", force):
        funded = funded_posts(world, force, unit["id"], on)
        filled = 100 * strength(world, force, unit["id"], on)
        if covers(unit, on) and filled < amber * funded:
            found[(unit["id"],)] = "", 2 if filled < red * funded else 3
    return found


def funded_posts(world, force, unit, on):
    rows = theirs(world, "establishment", force, unit_id=unit)
    return sum(row["posts"] for row in rows if covers(row, on))


def strength(world, force, unit, on):
    """Of whoever is posted in the unit itself, without those who are restricted."""
    return sum(
        post["fte"] * duty_left(world, force, post["person_id"], on)
        for post in posts(world, force, on)
        if post["unit_id"] == unit and not is_restricted(world, force, post["person_id"], on)
    )


def is_restricted(world, force, person, on):
    return any(covers(row, on) for row in theirs(world, "restrictions", force, person_id=person))


def duty_left(world, force, person, on):
    """The least that any absence of the day leaves."""
    rows = theirs(world, "absences", force, person_id=person)
    return min((row["share_of_duty"] for row in rows if covers(row, on)), default=1)


def response_cover_short(world, force, on):
    """S-15."""
    least = limit(world, force, ("response-cover-short", "people"), on, max)
    found = {}
    for shift in theirs(world, "shifts", force):
        needed = least if shift["people"] is None else shift["people"]
        if begins(shift, on) and len(responders(world, force, shift, on)) < needed:
            found[shift["unit_id"], f"shift:{shift['id']}"] = "", 2
    return found


def begins(shift, on):
    """On the days of the week that it names, or on each."""
    return covers(shift, on) and (not shift["weekdays"] or on.isoweekday() in shift["weekdays"])


def responders(world, force, shift, on):
    scheme = national(world, "schemes", "FRO")
    moment = middle(shift, on)
    is_known = any(lasts(duty, moment) for duty in theirs(world, "duties", force))
    return [
        person
        for person in posted_under(world, force, shift["unit_id"], on)
        if holds(world, force, person, scheme, on)
        and duty_left(world, force, person, on)
        and not is_restricted(world, force, person, on)
        and (not is_known or is_free(world, force, person, moment))
    ]


def middle(shift, on):
    """By the clock on the wall; of a time that it shows twice or never, the later meaning."""
    shown = datetime.combine(on, shift["begins_at"]) + timedelta(hours=shift["hours"]) / 2
    meant = (shown.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    return max(moment.astimezone(UTC) for moment in meant)


def lasts(duty, moment):
    return duty["starts_at"] <= moment < duty["ends_at"]


def is_free(world, force, person, moment):
    rows = theirs(world, "duties", force, person_id=person, available=True)
    return any(lasts(duty, moment) for duty in rows)
