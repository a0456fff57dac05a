"""Cases and roles that require a scheme: S-01, S-02, S-04, S-06, D-06."""

from tests.oracle.facts import (
    categories,
    covers,
    days,
    groups,
    held,
    is_rasso,
    members,
    one,
    posting,
    rasso,
    reference,
    stands_under,
    theirs,
)
from tests.oracle.standing import grade, holds, unmet

SEVERITY = {"A": 1, "B": 1, "": 1, "C": 2, "D": 3}


def case_duties(world, force, on):
    """Allocations held, each with every requirement that binds it that day."""
    return [
        (allocation, requirement)
        for allocation in held(world, force, on)
        for group in groups(world, force, allocation["case_id"], on)
        for requirement in reference(world, "requirements", force, case_group_id=group)
        if requirement["part"] in ("", allocation["part"])
        and binds(world, requirement, allocation, on)
    ]


def role_duties(world, force, on):
    """The substantive postings of the day, each with every requirement on its role that binds."""
    return [
        (post, requirement)
        for post in theirs(world, "postings", force, is_substantive=True)
        if covers(post, on) and post["role_id"]
        for requirement in reference(world, "requirements", force, role_id=post["role_id"])
        if binds(world, requirement, post, on)
    ]


def binds(world, requirement, held_row, on):
    """In force, of the nation, the force or a unit above the person's, and its grace is over."""
    first = one(world, "requirements", duty(requirement))
    begins = max(first["starts_on"], held_row["starts_on"])
    return (
        covers(requirement, on)
        and on >= begins + days(requirement["grace_days"])
        and binds_unit(world, requirement, held_row, on)
    )


def duty(requirement):
    """The first of those that it carries on under other terms, or itself."""
    return requirement["duty_id"] or requirement["id"]


def binds_unit(world, requirement, held_row, on):
    if requirement["level"] != "unit":
        return True
    post = posting(world, held_row["force_id"], held_row["person_id"], on)
    return post is not None and stands_under(world, post["unit_id"], requirement["unit_id"], on)


def lacks(world, requirement, held_row, on):
    force, person = held_row["force_id"], held_row["person_id"]
    scheme, oldest = requirement["scheme_id"], requirement["oldest_version_id"]
    return not holds(world, force, person, scheme, on, oldest)


def ungranted(world, force, on):
    """What S-01 finds, as rows."""
    return [
        (mine, asked)
        for mine, asked in case_duties(world, force, on)
        if lacks(world, asked, mine, on)
    ]


def case_holder_unaccredited(world, force, on):
    """S-01."""
    found = {}
    for allocation, asked in ungranted(world, force, on):
        person = allocation["person_id"]
        got = grade(world, force, person, asked["scheme_id"], on)
        found[person, allocation["id"], asked["id"]] = got, SEVERITY[got]
    return found


def role_holder_unaccredited(world, force, on):
    """S-02."""
    found = {}
    for post, asked in role_duties(world, force, on):
        if lacks(world, asked, post, on):
            got = grade(world, force, post["person_id"], asked["scheme_id"], on)
            found[post["person_id"], asked["id"]] = got, 3 if got == "D" else 2
    return found


def barred(world, force, on, lacking):
    """Of those who lack a scheme, the ones whom something that it needs first keeps out."""
    return {
        (mine["person_id"], asked["scheme_id"])
        for mine, asked in lacking
        if unmet(world, force, mine["person_id"], asked["scheme_id"], on)
    }


def not_eligible_for_case(world, force, on):
    """S-04, of cases."""
    found = barred(world, force, on, ungranted(world, force, on))
    return {key: (grade(world, force, *key, on), 2) for key in found}


def not_eligible_for_role(world, force, on):
    """S-04, of roles: whom no case makes one already."""
    lacking = [
        (mine, asked)
        for mine, asked in role_duties(world, force, on)
        if lacks(world, asked, mine, on)
    ]
    found = barred(world, force, on, lacking) - set(not_eligible_for_case(world, force, on))
    return {key: (grade(world, force, *key, on), 3) for key in found}


def access_trap(world, force, on):
    """S-06: grade A or B, with a case."""
    graded = not_eligible_for_case(world, force, on)
    return {
        key: (got, SEVERITY[got]) for key, (got, _severity) in graded.items() if got in ("A", "B")
    }


def case_reclassified(world, force, on):
    """D-06: of a category that is no RASSO on the allocation's first day, of one since then."""
    lacking = {allocation["id"] for allocation, _asked in ungranted(world, force, on)}
    return {
        (allocation["person_id"], allocation["id"]): ("", 2)
        for allocation in held(world, force, on)
        if allocation["id"] in lacking and became_rasso(world, force, allocation, on)
    }


def became_rasso(world, force, allocation, on):
    """By the list of the day that is asked about: a change of the list reclassifies no case."""
    case, first = allocation["case_id"], allocation["starts_on"]
    counted = members(world, rasso(world, force), on)
    before = categories(world, force, case, first)
    kinds = theirs(world, "classifications", force, case_id=case)
    since = [kind["starts_on"] for kind in kinds if covers(kind, on)]
    later = any(starts_on and starts_on > first for starts_on in since)
    return is_rasso(world, force, case, on) and later and bool(before - counted)
