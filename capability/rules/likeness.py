"""What a row of a file and a person on record have in common, side by side."""

from typing import NamedTuple

from capability.rules.names import forenames_agree, name_key

ASPECTS = {
    "person_ref": "Reference",
    "number": "Number",
    "surname": "Surname",
    "forename": "First name",
    "joined_on": "Joined",
}
SAME_TEXT = ("person_ref", "number", "joined_on")


class Aspect(NamedTuple):
    """`agrees` is None where one side says nothing."""

    name: str
    theirs: str
    ours: str
    agrees: bool | None


def compared(theirs, ours):
    """Both are texts by column, days as ISO."""
    return [
        Aspect(label, theirs.get(name, ""), ours.get(name, ""), _agree(name, theirs, ours))
        for name, label in ASPECTS.items()
    ]


def likeness(theirs, ours):
    """How much agrees, less what differs: for which person to show first."""
    found = [aspect.agrees for aspect in compared(theirs, ours)]
    return found.count(True) - found.count(False)


def _agree(name, theirs, ours):
    one, other = theirs.get(name) or "", ours.get(name) or ""
    if not one or not other:
        return None
    if name in SAME_TEXT:
        return one == other
    if name == "forename":
        return forenames_agree(one, other)
    return name_key(one) == name_key(other)
