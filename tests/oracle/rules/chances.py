"""Whom a case was given past, and what was learnt and not followed up: S-22, S-03."""

from tests.oracle.facts import (
    by,
    covers,
    days,
    groups,
    held,
    limit,
    national,
    one,
    posting,
    serves,
    stands_under,
    theirs,
)
from tests.oracle.rules.caseloads import is_away
from tests.oracle.rules.requirements import binds_unit, case_duties, lacks
from tests.oracle.standing import cycles, is_good

# Schemes with a portfolio for which no number of months is known.
HAVE_PORTFOLIOS = ("SSAIDP",)


def course_without_portfolio(world, force, on):
    """S-03."""
    count = limit(world, force, ("course-without-portfolio", "days"), on, min)
    return {
        (cycle["person_id"], cycle["id"]): ("", 3)
        for cycle in theirs(world, "accreditations", force)
        if by(cycle["course_completed_on"], on - days(count + 1))
        and is_under_way(cycle, on)
        and has_portfolio(world, cycle)
        and serves(world, force, cycle["person_id"], on)
        and not is_past_the_course(world, cycle, on)
    }


def is_under_way(cycle, on):
    """Neither awarded, here or elsewhere, nor revoked."""
    return not by(cycle["awarded_on"], on) and not by(cycle["revoked_on"], on)


def has_portfolio(world, cycle):
    named = [national(world, "schemes", code) for code in HAVE_PORTFOLIOS]
    months = one(world, "versions", cycle["version_id"])["portfolio_months"]
    return months is not None or cycle["scheme_id"] in named


def is_past_the_course(world, cycle, on):
    """Holds the scheme by an award of it, or builds a portfolio in it."""
    return any(
        is_good(world, other, on)
        or (is_under_way(other, on) and by(other["portfolio_opened_on"], on))
        for other in cycles(world, cycle["force_id"], cycle["person_id"], cycle["scheme_id"])
    )


def allocated_past_qualified(world, force, on):
    """S-22: all but that the case is open and asks for it as it was on the day it was given."""
    back = limit(world, force, ("allocated-past-qualified", "days-looked-back"), on)
    return {
        (given["person_id"], given["id"], asked["id"]): ("", 3)
        for given, asked in case_duties(world, force, on)
        if given["part"] == "OIC"
        and given["starts_on"] >= on - days(back)
        and was_asked(world, given, asked)
        and lacks(world, asked, given, given["starts_on"])
        and was_passed_over(world, given, asked)
    }


def was_asked(world, given, asked):
    """That day already; of whoever had days of grace too."""
    force, on = given["force_id"], given["starts_on"]
    return (
        covers(asked, on)
        and asked["case_group_id"] in groups(world, force, given["case_id"], on)
        and binds_unit(world, asked, given, on)
    )


def was_passed_over(world, given, asked):
    """A colleague who held it had fewer cases than the officer had without the new one."""
    own = leads(world, given, given["person_id"]) - 1
    return any(
        is_free(world, colleague, given)
        and not lacks(world, asked, given | {"person_id": colleague}, given["starts_on"])
        and leads(world, given, colleague) < own
        for colleague in colleagues(world, given)
    )


def colleagues(world, given):
    """Whose posting is in the unit or under it."""
    force, on = given["force_id"], given["starts_on"]
    own = posting(world, force, given["person_id"], on)
    posts = theirs(world, "postings", force, is_substantive=True)
    return {
        post["person_id"]
        for post in posts
        if own
        and covers(post, on)
        and stands_under(world, post["unit_id"], own["unit_id"], on)
        and post["person_id"] != given["person_id"]
    }


def is_free(world, person, given):
    """In service, neither away nor restricted."""
    force, on = given["force_id"], given["starts_on"]
    restrictions = theirs(world, "restrictions", force, person_id=person)
    return (
        serves(world, force, person, on)
        and not is_away(world, force, person, on)
        and not any(covers(row, on) for row in restrictions)
    )


def leads(world, given, person):
    on = given["starts_on"]
    return len(held(world, given["force_id"], on, part="OIC", person_id=person))
