"""How people came in and what they were to reach by when: P-07, P-08, P-09."""

from tests.oracle.facts import by, covers, days, limit, months_after, present, reference, theirs
from tests.oracle.standing import counts_as_held, cycles, is_recognised


def probation_not_closed(world, force, on):
    """P-07."""
    back = limit(world, force, ("probation-not-closed", "days-looked-back"), on, max)
    found = {}
    for service in in_service(world, force, on):
        last = service["probation_extended_to"] or service["probation_ends_on"]
        is_over = last is not None and last < on <= last + days(back)
        if is_over and not by(service["probation_confirmed_on"], on):
            found[(service["person_id"],)] = "", 2
    return found


def in_service(world, force, on):
    """The service of the day of everybody who has one."""
    people = theirs(world, "people", force)
    return [service for person in people for service in present(world, force, person["id"], on)]


def entry_route_invalid(world, force, on):
    """P-08: nobody could join by it on that first day; a code that is not listed says nothing."""
    found = {}
    for service in in_service(world, force, on):
        routes = reference(world, "routes", force, code=service["entry_route"])
        if routes and not any(covers(route, service["joined_on"]) for route in routes):
            found[(service["person_id"],)] = "", 3
    return found


def milestone_missed(world, force, on):
    """P-09."""
    back = limit(world, force, ("milestone-missed", "days-looked-back"), on, max)
    return {
        (service["person_id"], asked["scheme_id"]): ("", 2)
        for service in in_service(world, force, on)
        for asked in milestones(world, force, service)
        if is_late(service, asked, on, back)
        and not was_awarded(world, force, service["person_id"], asked["scheme_id"], on)
    }


def milestones(world, force, service):
    """Of the service's route, for whoever joined by it on that day."""
    return [
        asked
        for route in reference(world, "routes", force, code=service["entry_route"])
        for asked in reference(world, "milestones", force, route_id=route["id"])
        if covers(asked, service["joined_on"])
    ]


def is_late(service, asked, on, back):
    due = months_after(service["joined_on"], asked["months"])
    return due < on <= due + days(back)


def was_awarded(world, force, person, scheme, on):
    """Here, and not revoked since; or holds what counts as it."""
    return counts_as_held(world, force, person, scheme, on, None) or any(
        by(cycle["awarded_on"], on) and is_recognised(cycle, on) and not by(cycle["revoked_on"], on)
        for cycle in cycles(world, force, person, scheme)
    )
