"""The day that a page is true for: today, or the one that its address names."""

from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone

from capability.fields.moments import said
from capability.models import known


class Day(NamedTuple):
    """`is_asked`: the address names it, though it may be today.

    Of a page that shows the register as it stood at a moment (`known_at`), `today` is that of the
    moment, and the day is another than today whichever it is.
    """

    on: date
    today: date
    is_asked: bool
    known_at: datetime | None = None

    @property
    def is_today(self):
        return self.on == self.today and self.known_at is None

    @property
    def parameters(self):
        """What an address needs so that the page stays on the day and the moment."""
        if self.is_today:
            return {}
        moment = {"known_at": said(self.known_at)} if self.known_at else {}
        return {"as_of": self.on.isoformat(), **moment}

    @property
    def query(self):
        """What a link to another page ends with, so that it stays there too."""
        return "" if self.is_today else f"?{urlencode(self.parameters)}"

    @property
    def query_of_whole(self):
        """The same, of a unit with all that stand under it."""
        return f"?{urlencode({'subtree': 'true', **self.parameters})}"


def asked(filterset):
    moment = known.moment()
    return Day(filterset.day, timezone.localdate(moment), filterset.is_asked, moment)
