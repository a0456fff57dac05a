"""Months of the calendar, as addresses name them: 2026-11. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 1)


@dataclass(frozen=True)
class Month:
    first: date

    @classmethod
    def named(cls, word, *, otherwise):
        """What the word names, or the month of the other day where it is empty; else None."""
        if not word:
            return cls(otherwise.replace(day=1))
        try:
            first = date.fromisoformat(f"{word}-01")
        except ValueError:
            return None
        return cls(first) if EARLIEST <= first <= LATEST else None

    @property
    def last(self):
        return self.after - DAY

    @property
    def after(self):
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def before(self):
        return (self.first - DAY).replace(day=1)
