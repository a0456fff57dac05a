"""Cases for which nobody answers: D-05."""

from hashlib import sha256

from tests.oracle.facts import covers, held, is_open, one, serves, services, theirs


def case_of_leaver(world, force, on):
    """D-05: left, and no other officer in the case serves."""
    return {
        (row["person_id"], row["id"]): ("", 1)
        for row in held(world, force, on, part="OIC")
        if has_left(world, force, row["person_id"], on)
        and not any(
            serves(world, force, other["person_id"], on)
            for other in held(world, force, on, part="OIC", case_id=row["case_id"])
        )
    }


def has_left(world, force, person, on):
    ended = [row["left_on"] for row in services(world, force, person) if row["left_on"]]
    return any(left_on < on for left_on in ended) and not serves(world, force, person, on)


def case_in_tray(world, force, on):
    """D-05."""
    return {
        (row["case_id"], f"tray:{row['id']}"): ("", 2)
        for row in theirs(world, "trays", force)
        if covers(row, on) and is_open(one(world, "cases", row["case_id"]), on)
    }


def case_rows_waiting(world, force, on):
    """D-05: once a name, by its hash."""
    return {
        ("waiting:" + sha256(row["queued_as"].encode()).hexdigest(),): ("", 2)
        for row in theirs(world, "waiting", force, feed="allocations", settled_by_id=None)
        if one(world, "batches", row["batch_id"])["as_at"] <= on
    }
