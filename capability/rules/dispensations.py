"""How a dispensation stands on a day. Pure."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from capability.rules.months import month_ends
from capability.rules.words import day

# So long before its day a review is called near; our default.
REVIEW_AHEAD = timedelta(days=14)
# So many months a report looks back; our default.
MONTHS = 12


class Standing(StrEnum):
    COMING = "coming"
    IN_FORCE = "now"
    TO_REVIEW = "review"
    ENDED = "ended"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Standing.COMING: "Yet to begin",
    Standing.IN_FORCE: "In force",
    Standing.TO_REVIEW: "To review",
    Standing.ENDED: "Ended",
}


class Days(NamedTuple):
    """Both ends are included."""

    starts_on: date
    review_on: date
    ends_on: date


def standing(days: Days, *, on: date) -> Standing:
    """To review: in force, with the day of review near or past."""
    if on < days.starts_on:
        return Standing.COMING
    if on > days.ends_on:
        return Standing.ENDED
    return Standing.TO_REVIEW if days.review_on <= on + REVIEW_AHEAD else Standing.IN_FORCE


def said(scheme: str, days: Days, *, mentor: str) -> str:
    """From what, until when and with whom, for a mail: no case and no mitigation."""
    until = f"covered until {day(days.ends_on)}, mentor {mentor}"
    return f"from {scheme}: to be reviewed by {day(days.review_on)}, {until}"


class Month(NamedTuple):
    """Of the calendar; of the one that is under way the days so far."""

    first: date
    last: date

    @property
    def key(self):
        return f"{self.first:%Y-%m}"

    def counted(self, days: Days) -> dict[str, bool]:
        """How a dispensation counts in it: in force on some day, granted, its last day reached."""
        return {
            "in_force": days.starts_on <= self.last and days.ends_on >= self.first,
            "granted": self.first <= days.starts_on <= self.last,
            "ended": self.first <= days.ends_on <= self.last,
        }


def months(on: date) -> list[Month]:
    """MONTHS of them, the oldest first, up to that day."""
    before = on.replace(day=1) - timedelta(days=1)
    return [Month(last.replace(day=1), last) for last in (*month_ends(before, MONTHS - 1), on)]
