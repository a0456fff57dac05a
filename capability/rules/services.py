"""What a joining and a leaving day say of a person's services. Pure: days in, days out."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple


class Service(NamedTuple):
    """From joining to the last day of service; `id` of one on record."""

    joined_on: date
    left_on: date | None = None
    id: int | None = None
    probation_ends_on: date | None = None
    entry_route: str = ""
    probation_confirmed_on: date | None = None
    probation_extended_to: date | None = None

    def covers(self, day: date) -> bool:
        return self.joined_on <= day and (self.left_on is None or day <= self.left_on)


class Said(NamedTuple):
    """What a source says; None: nothing. `reopens`: it says that the person has not left."""

    joined_on: date | None = None
    left_on: date | None = None
    reopens: bool = False


def revise(services: Sequence[Service], said: Said) -> tuple[list[Service], Service | None]:
    """All services as they then are, and the one that the source speaks of, if there is any.

    Leaving before joining means an earlier service and a present one. Joining after a recorded
    leaving is a rejoining. Any other difference corrects the service on record.
    """
    known = sorted(services, key=_day)
    joined_on = said.joined_on or (known[-1].joined_on if known else None)
    if joined_on and said.left_on and said.left_on < joined_on:
        known = _end_earlier(known, joined_on, said.left_on)
        said = said._replace(left_on=None)
    return _present(known, said)


def collide(services: Sequence[Service]) -> bool:
    """Whether one of them ends before it begins, or begins before the one before it ended."""
    if any(service.left_on and service.left_on < service.joined_on for service in services):
        return True
    known = sorted(services, key=_day)
    return any(
        one.left_on is None or one.left_on >= other.joined_on for one, other in pairwise(known)
    )


def _end_earlier(services, joined_on, left_on):
    """Of an earlier service that nobody recorded all that is known is its last day."""
    begun = [one for one in services if one.joined_on <= left_on and one.joined_on != joined_on]
    if begun:
        return _replace(services, begun[-1], begun[-1]._replace(left_on=left_on))
    return sorted([*services, Service(left_on, left_on)], key=_day)


def _present(services, said):
    service = _spoken_of(services, said)
    if service is None:
        return _begin(services, said)
    joined_on, left_on = said.joined_on or service.joined_on, said.left_on or service.left_on
    after = service._replace(joined_on=joined_on, left_on=None if said.reopens else left_on)
    return _replace(services, service, after), after


def _spoken_of(services, said):
    """The one that began on that day, else the last, unless this is a rejoining."""
    if same := [one for one in services if one.joined_on == said.joined_on]:
        return same[0]
    last = services[-1] if services else None
    rejoins = last and last.left_on and said.joined_on and said.joined_on > last.left_on
    return None if rejoins else last


def _begin(services, said):
    begins = said.joined_on or said.left_on
    if begins is None:
        return services, None
    new = Service(begins, said.left_on)
    return sorted([*services, new], key=_day), new


def _replace(services, old, new):
    return sorted((new if one is old else one for one in services), key=_day)


def _day(service):
    return service.joined_on
