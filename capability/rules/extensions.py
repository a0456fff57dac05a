"""Until when an extension makes an award good. Pure."""

from datetime import date
from typing import NamedTuple

from capability.rules.validity import add_months


class Later(NamedTuple):
    """A new last good day, or months that are added to the old one: one of the two."""

    until: date | None = None
    months: int | None = None

    def of(self, valid_to: date) -> date:
        return self.until or add_months(valid_to, self.months)
