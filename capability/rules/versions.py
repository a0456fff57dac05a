"""Which version of a scheme's rules holds on a day, and what it says of an award."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from capability.rules.validity import Anchor, Terms


class Version(NamedTuple):
    """A scheme's rules from `starts_on` (None: always) until the next version begins."""

    id: int
    starts_on: date | None = None
    validity_months: int | None = None
    renewal_window_days: int = 90
    renewable_days: int = 0
    portfolio_months: int | None = None
    anchor: Anchor = Anchor.AWARD
    anchor_month: int | None = None
    anchor_day: int | None = None

    @property
    def terms(self):
        return Terms(self.validity_months, self.anchor, self.anchor_month, self.anchor_day)


def version_on(versions: Sequence[Version], day: date) -> Version | None:
    """The last that had begun by that day."""
    begun = [one for one in versions if one.starts_on is None or one.starts_on <= day]
    return max(begun, key=lambda one: one.starts_on or date.min, default=None)
