"""Which of what is found a dispensation covers."""

from tests.oracle.facts import covers, one, theirs


def covered_until(world, force, about, on):
    """The last day of what covers it that day, the latest of several, or None.

    `about` are the finding's person, requirement and, of a case, allocation. What was granted for
    one case covers that case alone.
    """
    if "requirement" not in about:
        return None
    cases = {None}
    if "allocation" in about:
        cases.add(one(world, "allocations", about["allocation"])["case_id"])
    own = {"person_id": about["person"], "requirement_id": about["requirement"]}
    lasting = [
        row["ends_on"]
        for row in theirs(world, "dispensations", force, **own)
        if covers(row, on) and row["case_id"] in cases
    ]
    return max(lasting, default=None)
