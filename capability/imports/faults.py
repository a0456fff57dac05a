"""What is wrong with a file: with one cell (a fault) or with the whole of it (refused)."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Fault(NamedTuple):
    """One line of the list of faults; an error rejects its row, a warning does not.

    `row` is the number that the spreadsheet shows, `column` ours or empty for the row as a whole,
    `value` as it stood in the file.
    """

    row: int
    column: str
    value: str
    rule: str
    cure: str
    severity: str = Severity.ERROR


class Refused(Exception):  # noqa: N818 - it is an answer to the sender, not an error of ours
    """The file, or its mapping, can't be taken at all; the message names the cause and the cure."""
