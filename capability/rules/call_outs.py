"""What a call-out goes by that was logged before its incident had a reference. Pure."""

from datetime import date

_MADE = "LOGGED"


def made(force: str, day: date, number: int) -> str:
    """LOGGED-NS-30NOV26-2: the force's second of that day."""
    return f"{_MADE}-{force}-{day:%d%b%y}-{number}".upper()


def is_made(incident: str) -> bool:
    return incident.startswith(f"{_MADE}-")
