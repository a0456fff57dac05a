"""The pages of what a gap is about beside a person and a case: a unit, and what its subject names.

Each app brings a function for the nouns of its own checks (`checks.subjects`).
"""

from typing import NamedTuple

from django.urls import reverse

from capability.access import SEE_REFERENCE
from capability.models import Shift, Unit


class About(NamedTuple):
    """What it is, and its page."""

    noun: str
    name: str
    url: str


_FINDERS = {}


def register(noun):
    """Decorator of a function of an id and the user who reads: About, or None where unseen."""

    def registered(find):
        _FINDERS[noun] = find
        return find

    return registered


def abouts(gap, user):
    noun, _colon, pk = (gap.subject or "").partition(":")
    find = _FINDERS.get(noun)
    found = [_unit(gap, user), find(int(pk), user) if find else None]
    return [about for about in found if about]


def _unit(gap, user):
    unit = Unit.objects.visible_to(user).filter(pk=gap.unit_id).first() if gap.unit_id else None
    return unit and About("Unit", unit.name, reverse("unit", args=[unit.uuid]))


@register("shift")
def _shift(pk, user):
    if not user.may(SEE_REFERENCE):
        return None
    shift = Shift.objects.visible_to(user).select_related("unit").filter(pk=pk).first()
    return shift and About("Shift", str(shift), reverse("shift", args=[shift.uuid]))
