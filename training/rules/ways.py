"""Ways to close a gap in words, for whoever reads them elsewhere than in the table of a page."""

from collections.abc import Iterable

from capability.rules.words import counted
from training.rules.news import Dates, days, where


def date(course: str, event: Dates, *, places: str, gives: str, lacks: list[str]) -> str:
    """`gives` is what comes of it; `lacks` are codes to be held by its first day."""
    needs = f"; needs {' and '.join(lacks)} first" if lacks else ""
    return f"{course}, {days(event)}, {where(event)}, {places}: {gives}{needs}"


def places(free: int, *, has_place: bool) -> str:
    return "has a place" if has_place else counted(free, "free place")


def gives(scheme: str, *, is_award: bool) -> str:
    return f"{scheme} is awarded" if is_award else f"{scheme} is begun, and its portfolio follows"


def before(scheme: str, first: str) -> str:
    """What comes before it, if anything does."""
    return f"{scheme} needs {first} first" if scheme != first else ""


def instead(first: str, *, is_begun: bool) -> str:
    """What comes next where there is no date."""
    if is_begun:
        return f"{first} is begun already: its portfolio comes next, and no other course"
    return (
        f"No date with a free place is to come of a course in {first}: the force sets one, or "
        "makes a place free"
    )


def listed(codes: Iterable[str]) -> str:
    return " and ".join(sorted(codes))
