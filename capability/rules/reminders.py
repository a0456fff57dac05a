"""What a reminder says, and who beside the person is told. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from capability.rules.words import day, span

TITLE = "A date in the capability register comes up"
_BEFORE = "What the capability register has coming up:"
_AFTER = (
    "No renewal is on record for these. Sign in to the register to see what each of them needs, "
    "and what the force owes towards it. If a date is wrong, it can be contested there.\n\n"
    "Nothing is decided by this message."
)

Keepers = TypeVar("Keepers")


def to_oneself(scheme: str, last: date, *, on: date) -> str:
    return f"Your {scheme}: {_until(last, on)}"


def to_supervisor(scheme: str, whose: str, last: date, *, on: date) -> str:
    return f"{scheme} of {whose}: {_until(last, on)}"


def message(lines: list[str]) -> str:
    """One mail for all that comes up for somebody that night."""
    listed = "\n".join(f"- {line}" for line in lines)
    return f"{_BEFORE}\n\n{listed}\n\n{_AFTER}\n"


def nearest(
    unit: int, parents: Mapping[int, int], keepers: Mapping[int, Keepers]
) -> Keepers | None:
    """Those of the unit, else of the first above it that has any."""
    seen = set()
    while unit is not None and unit not in keepers and unit not in seen:
        seen.add(unit)
        unit = parents.get(unit)
    return keepers.get(unit)


def _until(last, on):
    return f"last good day {day(last)}, in {span(on, last)}"
