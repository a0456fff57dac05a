"""What an HR extract says of where a person works. Pure: days in, days out.

An extract says where someone works now; that it differs from the one before dates the move.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from capability.rules.postings import DAY, Stay
from capability.rules.services import Service

_NO_SERVICE = Service(date.min)


class Place(NamedTuple):
    """What the extract says: ids, None where it says nothing. `on` is the day of the extract."""

    on: date
    unit: int | None = None
    rank: int | None = None
    joined_on: date | None = None
    left_on: date | None = None


def follow(
    stays: Sequence[Stay], place: Place, services: Sequence[Service], present: Service | None
) -> list[Stay]:
    """The postings as the extract leaves them, where all of them came from such extracts.

    `services` are the person's, `present` the one that the extract speaks of.
    """
    stays = _end_with_services(sorted(stays, key=lambda stay: stay.starts_on), services)
    if not stays or _rejoined(stays[-1], present):
        return stays + _first(stays, place, present)
    return _move(stays, place, present)


def _end_with_services(stays, services):
    """The last posting lasts as long as the service that it began in; later ones go."""
    while stays:
        *before, last = stays
        within = [one for one in services if one.covers(last.starts_on)]
        left_on = (within or services[-1:] or [_NO_SERVICE])[0].left_on
        if left_on is None and not within:
            return stays
        if left_on is None or last.starts_on <= left_on:
            return [*before, last._replace(ends_on=left_on)]
        stays = before
    return stays


def _rejoined(last, present):
    return bool(last.ends_on and present and present.joined_on > last.ends_on)


def _first(stays, place, present):
    """From joining, else from the day of the extract; nothing if it only says who left."""
    starts_on = place.joined_on or (None if place.left_on else place.on)
    left_on = present.left_on if present else None
    if not place.unit or not starts_on or (left_on and left_on < starts_on):
        return []
    if stays and starts_on <= stays[-1].ends_on:
        return []
    return [Stay(starts_on, place.unit, left_on, rank=place.rank)]


def _move(stays, place, present):
    *before, last = stays
    after = last._replace(unit=place.unit or last.unit, rank=place.rank or last.rank)
    if after == last or _over(last, place):
        return stays
    if last.starts_on >= place.on:
        return [*before, after]
    role = last.role if after.unit == last.unit else None
    moved = after._replace(starts_on=place.on, role=role, id=None)
    return [*before, last._replace(ends_on=place.on - DAY), moved]


def _over(last, place):
    """Who has left does not move."""
    return last.ends_on is not None and last.ends_on < place.on
