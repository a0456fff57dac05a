"""The day that a page is true for: today, or the one that its address names."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone


class Day(NamedTuple):
    """`is_asked`: the address names it, though it may be today."""

    on: date
    today: date
    is_asked: bool

    @property
    def is_today(self):
        return self.on == self.today

    @property
    def query(self):
        """What a link to another page ends with, so that it stays on the day."""
        return "" if self.is_today else f"?as_of={self.on.isoformat()}"


def asked(filterset):
    return Day(filterset.day, timezone.localdate(), filterset.is_asked)
