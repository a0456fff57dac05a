"""When a feed is late, and when a file is too unlike the one before it (D-10)."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

CHECK = "D-10"


class Measure(NamedTuple):
    """What a feed is held against, with where the number comes from."""

    value: Decimal
    source: str = "our default"

    def __str__(self):
        return f"{self.value.normalize():f}"


# For any feed, unless a threshold of that name, or of the name and the feed's, says otherwise.
MEASURES = {"days": Measure(Decimal(7)), "per cent": Measure(Decimal(20))}


def age(as_at: date, on: date) -> int:
    """How many days old what the file says is; a file of a day to come is not older than none."""
    return max(0, (on - as_at).days)


def is_late(as_at: date, on: date, days: Decimal) -> bool:
    return age(as_at, on) > days


def change(read: int, before: int | None) -> int | None:
    """By how many per cent the file is longer than the one before; None where there is no other."""
    return round(100 * (read - before) / before) if before else None


def is_off(read: int, before: int | None, per_cent: Decimal) -> bool:
    """20 per cent off is off."""
    changed = change(read, before)
    return changed is not None and abs(changed) >= per_cent
