"""Who is offered the next place first: by need, with the reason in words. Pure."""

from dataclasses import dataclass
from datetime import date

from capability.rules.words import counted, day, span

# How much more a need weighs when an accreditation runs out within so many days, or ran out so few
# days ago; our default.
SOON, SOONER = 90, 30


@dataclass(frozen=True)
class Need:
    """What is on record of someone who waits, on a day.

    `cases` are live ones that ask for the scheme, which the person does not hold; `is_required`
    also where only a role asks for it. `held_to` is the last good day of what they do hold.
    `bumps` are places lost before to operations or caseload.
    """

    wanted_from: date
    cases: int = 0
    is_required: bool = False
    held_to: date | None = None
    bumps: int = 0


def weight(need: Need, *, on: date) -> int:
    """Live cases, missing requirement, time left and earlier bumps, multiplied; none below one."""
    required = 2 if need.is_required else 1
    return (1 + need.cases) * required * _urgency(need, on) * (1 + need.bumps)


def place(need: Need, *, on: date) -> tuple:
    """What the list is sorted by: the greatest need first, then who has waited longest."""
    return (-weight(need, on=on), need.wanted_from)


def reason(need: Need, *, on: date) -> str:
    """Why someone stands where they stand."""
    parts = [
        need.cases and f"{_cases(need.cases)}",
        need.is_required and not need.cases and "in a role that asks for it",
        need.held_to and _left(need.held_to, on),
        need.bumps and f"lost {counted(need.bumps, 'place')} to operations or caseload",
        f"waits since {day(need.wanted_from)}",
    ]
    words = "; ".join(part for part in parts if part)
    return f"{words[0].upper()}{words[1:]}"


def _urgency(need, on):
    if need.held_to is None or (on - need.held_to).days > SOON:
        return 1
    left = (need.held_to - on).days
    return 3 if left <= SOONER else 2 if left <= SOON else 1


def _left(last, on):
    if last < on:
        return f"ran out on {day(last)}"
    return f"runs out in {span(on, last)}, on {day(last)}"


def _cases(number):
    return f"holds {counted(number, 'live case')} that ask{'s' if number == 1 else ''} for it"
