"""What became of one of many facts that an action was handed at once."""

from typing import NamedTuple


class Remark(NamedTuple):
    """What is odd or wrong, about which column (empty: the whole), and what cures it.

    `other` is the place, among the facts given, of one that it collides with: `{other}` in the rule
    stands for whatever the caller calls that.
    """

    column: str
    rule: str
    cure: str
    severity: str = "warning"
    other: int | None = None


class Verdict(NamedTuple):
    """`outcome` is created, changed, unchanged, or rejected: then nothing of it was written."""

    outcome: str
    remarks: tuple[Remark, ...] = ()


def rejected(column, rule, cure, *, other=None):
    return Verdict("rejected", (Remark(column, rule, cure, "error", other),))
