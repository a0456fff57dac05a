"""How a dispensation stands on a day. Pure."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

# So long before its day a review is called near; our default.
REVIEW_AHEAD = timedelta(days=14)


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
