"""What a call-out goes by that was logged before its incident had a reference. Pure."""

from collections.abc import Iterable
from datetime import date

_MADE = "LOGGED"


def of_day(force: str, day: date) -> str:
    """LOGGED-NS-30NOV26-: what all of the force's of that day begin with."""
    return f"{_MADE}-{force}-{day:%d%b%y}-".upper()


def made(ours: str, used: Iterable[str]) -> str:
    """LOGGED-NS-30NOV26-2: after the highest of those in use, which all begin with `ours`."""
    numbers = [int(one.removeprefix(ours)) for one in used if one.removeprefix(ours).isdecimal()]
    return f"{ours}{max(numbers, default=0) + 1}"


def is_made(incident: str) -> bool:
    return incident.startswith(f"{_MADE}-")
