"""Ways to close a gap that a higher app knows of: each app brings a function of its own."""

from typing import NamedTuple

from capability.rules.explanations import Cure


class Ways(NamedTuple):
    """What a page shows of them: a template, what it takes as `ways`, and the same in words."""

    template: str
    content: dict
    steps: list[Cure]


_FINDERS = []


def register(find):
    """Decorator of a function of a gap, the user who reads and a day: Ways, or None."""
    _FINDERS.append(find)
    return find


def found(gap, user, *, on):
    """What each knows about a gap on a day, in the order of the apps; nothing if it is closed."""
    if gap.closed_on:
        return []
    return [ways for find in _FINDERS if (ways := find(gap, user, on=on))]
