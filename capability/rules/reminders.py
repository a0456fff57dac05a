"""What a reminder says, and who beside the person is told. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from capability.rules.explanations import Cure, Explanation
from capability.rules.words import day, span

WAYS = "Ways to close this gap"
TITLE = "A date in the capability register comes up"
_BEFORE = "What the capability register has coming up:"
_AFTER = (
    "Nothing on record settles these yet. Each page says what is needed, and what the force owes "
    "towards it. If a date is wrong, it can be contested there.\n\n"
    "Nothing is decided by this message."
)

Keepers = TypeVar("Keepers")


class ComingUp(NamedTuple):
    """The last day of something; `called` is what that day is to it."""

    what: str
    called: str
    last: date

    def said(self, on: date) -> str:
        return f"{self.called} {day(self.last)}, in {span(on, self.last)}"


def to_oneself(one: ComingUp, why: Explanation, ways: list[Cure], *, link: str) -> str:
    return _lines(f"Your {one.what}: {one.said(why.on)}", why, ways, link)


def to_supervisor(
    one: ComingUp, whose: str, why: Explanation, ways: list[Cure], *, link: str
) -> str:
    return _lines(f"{one.what} of {whose}: {one.said(why.on)}", why, ways, link)


def lines(*told: str, ways: list[Cure] = ()) -> str:
    """One under the other, and under them the ways to close the gap, as its page has them."""
    steps = [f"{way.text}. {way.when}" if way.from_on else way.text for way in ways]
    return "\n  ".join([*told, *(f"{WAYS}: {step}" for step in steps)])


def message(told: list[tuple[str, str]]) -> str:
    """One mail for all that somebody is told: titles with their texts.

    What comes up is first; all else stands under its own title.
    """
    parts = [f"{_BEFORE}\n\n{lines}\n\n{_AFTER}\n"] if (lines := _listed(told, TITLE)) else []
    others = dict.fromkeys(title for title, _text in told if title != TITLE)
    parts += [f"{title}:\n\n{_listed(told, title)}\n" for title in others]
    return "\n".join(parts)


def nearest(
    unit: int, parents: Mapping[int, int], keepers: Mapping[int, Keepers]
) -> Keepers | None:
    """Those of the unit, else of the first above it that has any."""
    seen = set()
    while unit is not None and unit not in keepers and unit not in seen:
        seen.add(unit)
        unit = parents.get(unit)
    return keepers.get(unit)


def _lines(said, why, ways, link):
    """With the reason in the words of the page."""
    reason = [f"{name}: {one}" for name, sentences in why.clauses for one in sentences]
    return lines(said, link, *reason, ways=ways)


def _listed(told, title):
    return "\n".join(f"- {text}" for under, text in told if under == title)
