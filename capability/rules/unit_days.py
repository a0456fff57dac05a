"""Facts about a unit of which one follows another: heads, posts, places in the tree. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days, both included, None where open; `id` of one on record."""

    starts_on: date | None
    ends_on: date | None
    id: int


class Room(NamedTuple):
    """What a fact that begins on a day finds: `same` begins that day too, `before` lasts into it
    and must end the day before, `ends_on` is the day before the next one begins.
    """

    same: Span | None
    before: Span | None
    ends_on: date | None


def room(spans: Sequence[Span], starts_on: date) -> Room:
    """What there is for a fact from that day on, where no two may share a day."""
    same = next((span for span in spans if span.starts_on == starts_on), None)
    before = next((span for span in spans if _lasts_into(span, starts_on)), None)
    later = [span.starts_on for span in spans if span.starts_on and span.starts_on > starts_on]
    return Room(same, before, min(later) - DAY if later else None)


def _lasts_into(span, day):
    begun = span.starts_on is None or span.starts_on < day
    return begun and (span.ends_on is None or span.ends_on >= day)
