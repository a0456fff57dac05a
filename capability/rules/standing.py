"""What a person may hold on a day, in one line: the answer at the head of a record."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple


class Needed(NamedTuple):
    """A scheme that the cases of a group require of whoever holds them."""

    case_group: str
    scheme: str
    is_held: bool


def line(needed: Iterable[Needed]) -> str:
    """May hold: volume crime. May not hold: RASSO (adult): missing SSAIDP."""
    may, may_not = [], []
    for group, schemes in groupby(sorted(needed), key=lambda need: need.case_group):
        missing = [need.scheme for need in schemes if not need.is_held]
        if missing:
            may_not.append(f"{group}: missing {' and '.join(missing)}")
        else:
            may.append(group)
    sentences = {"May hold": ", ".join(may), "May not hold": "; ".join(may_not)}
    return " ".join(f"{verb}: {groups}." for verb, groups in sentences.items() if groups)
