"""Until when an offered place waits for its answer, and when that is asked for again. Pure."""

from datetime import date, timedelta

# Our defaults: how long an offer waits, and so many days before the last one it is asked about.
ANSWER_WITHIN = timedelta(days=14)
ASKED_AGAIN = (7, 2)
LATE = "late"


def answer_by(offered_on: date, starts_on: date) -> date:
    """The last day for an answer: the day before the course begins, at the latest."""
    return max(offered_on, min(offered_on + ANSWER_WITHIN, starts_on - timedelta(days=1)))


def step(offered_on: date, last: date, *, on: date) -> str | None:
    """The tightest that is reached; one whose day the offer itself was made after asks nothing."""
    if on > last:
        return LATE
    days = [one for one in ASKED_AGAIN if offered_on < last - timedelta(days=one) <= on]
    return str(min(days)) if days else None
