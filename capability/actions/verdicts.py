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


class Difference(NamedTuple):
    """What the register says, because someone set it by hand, and what the source says.

    `person` and `identity` name the row as the feed knows it, `column` is the feed's.
    """

    person: int
    identity: str
    column: str
    register: str
    file: str


class Verdict(NamedTuple):
    """`outcome` is created, changed, unchanged, or one of two by which nothing was written.

    Those are rejected, and unresolved: it `differs` from what was set by hand, and waits.
    """

    outcome: str
    remarks: tuple[Remark, ...] = ()

    @property
    def words(self):
        """What is remarked, and what cures it."""
        return " ".join(f"{remark.rule} {remark.cure}" for remark in self.remarks)

    differs: tuple[Difference, ...] = ()


def waits(differs):
    return Verdict("unresolved", differs=tuple(differs))


def rejected(column, rule, cure, *, other=None):
    return Verdict("rejected", (Remark(column, rule, cure, "error", other),))
