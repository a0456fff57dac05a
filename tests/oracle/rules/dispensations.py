"""Which of what is found a dispensation covers."""

from tests.oracle.facts import covers, one, theirs
from tests.oracle.rules.requirements import case_holder_unaccredited, duty


def covered_until(world, force, about, on):
    """The last day of what covers it that day, the latest of several, or None.

    `about` are the finding's person, requirement and, of a case, allocation. What was granted for
    one case covers that case alone, and what was granted from a requirement frees from it under
    other terms too.
    """
    if "requirement" not in about:
        return None
    cases = {None}
    if "allocation" in about:
        cases.add(one(world, "allocations", about["allocation"])["case_id"])
    asked = duty(one(world, "requirements", about["requirement"]))
    lasting = [
        row["ends_on"]
        for row in theirs(world, "dispensations", force, person_id=about["person"])
        if covers(row, on)
        and row["case_id"] in cases
        and duty(one(world, "requirements", row["requirement_id"])) == asked
    ]
    return max(lasting, default=None)


def trap_covered_until(world, force, about, on):
    """What bars someone from a scheme is covered as long as each such case of theirs is."""
    each = []
    for person, allocation, requirement in case_holder_unaccredited(world, force, on):
        scheme = one(world, "requirements", requirement)["scheme_id"]
        if (person, scheme) == (about["person"], about["scheme"]):
            case = {"person": person, "allocation": allocation, "requirement": requirement}
            each.append(covered_until(world, force, case, on))
    return min(each) if all(each) else None
