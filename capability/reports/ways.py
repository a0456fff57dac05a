"""Ways to close a gap that a higher app knows of: each app brings a function of its own."""

from typing import NamedTuple


class Ways(NamedTuple):
    """What a page shows of them: the template, and what it takes as `ways`."""

    template: str
    content: dict


_FINDERS = []


def register(find):
    """Decorator of a function of a gap, the user who reads and a day: Ways, or None."""
    _FINDERS.append(find)
    return find


def found(gap, user, *, on):
    """What each knows about an open gap on a day, in the order of the apps."""
    return [ways for find in _FINDERS if (ways := find(gap, user, on=on))]
