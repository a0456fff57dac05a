"""Ways to close a gap that a higher app knows of: each app brings a function of its own."""

from collections.abc import Callable
from typing import NamedTuple

from capability.access import AccessRole, Power
from capability.rules.explanations import Cure


class Ways(NamedTuple):
    """What a page shows of them: a template, what it takes as `ways`, and the same in words."""

    template: str
    content: dict
    steps: list[Cure]


class _Finder(NamedTuple):
    power: Power
    find: Callable

    @property
    def is_for_mail(self):
        """A mail goes to the person and to supervisors: both may see it."""
        return self.power.covers_own and AccessRole.SUPERVISOR in self.power.roles


_FINDERS = []


def register(power):
    """Decorator of a function of gaps of one force, a day, and the user who reads, if it is one.

    It gives Ways, or None, for each of the gaps, to whoever has the power in the force.
    """

    def registered(find):
        _FINDERS.append(_Finder(power, find))
        return find

    return registered


def found(gap, user, *, on):
    """What each knows about a gap on a day, in the order of the apps; nothing if it is closed."""
    if gap.closed_on:
        return []
    seen = (one for one in _FINDERS if gap.force_id in user.reach(one.power).every_force)
    known = (ways for one in seen for ways in one.find([gap], on=on, user=user))
    return [ways for ways in known if ways]


def told(gaps, *, on):
    """The steps of each of the gaps of one force, as a mail tells them."""
    steps = [[] for _gap in gaps]
    for one in _FINDERS:
        known = one.find(gaps, on=on) if gaps and one.is_for_mail else []
        for mine, ways in zip(steps, known, strict=False):
            mine.extend(ways.steps if ways else ())
    return steps
