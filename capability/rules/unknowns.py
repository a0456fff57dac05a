"""Why rows wait, and what those that fit nobody on record are told apart by."""

# Why a row waits that says otherwise than what was set by hand, and once that is decided.
DIFFERS = "differs from a correction"
DECIDED = "is decided, and goes in"

PERSON = ("number", "surname", "forename", "joined_on")
LONGEST = 250


def queued_as(values: dict) -> str:
    """Rows about one unknown person stand together under this."""
    parts = [str(values[name]) for name in PERSON if name in values]
    return (" ".join(parts) or values.get("person_ref", ""))[:LONGEST]
