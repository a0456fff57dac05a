"""The steps of a portfolio, and its clock."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import TextChoices

DAY = timedelta(days=1)


class Step(TextChoices):
    """In their order; back from submitted to open, there is more to do. The last two end it."""

    OPEN = "open", "Open"
    SUBMITTED = "submitted", "Submitted to the assessor"
    ASSESSED = "assessed", "Found competent"
    RATIFIED = "ratified", "Ratified"
    WITHDRAWN = "withdrawn", "Withdrawn"


FOLLOW = {
    Step.OPEN: {Step.SUBMITTED, Step.WITHDRAWN},
    Step.SUBMITTED: {Step.OPEN, Step.ASSESSED, Step.WITHDRAWN},
    Step.ASSESSED: {Step.OPEN, Step.RATIFIED, Step.WITHDRAWN},
    Step.RATIFIED: {Step.ASSESSED},
    Step.WITHDRAWN: {Step.OPEN},
}
UNDER_WAY = (Step.OPEN, Step.SUBMITTED, Step.ASSESSED)
# Still work for the assessor.
TO_ASSESS = (Step.OPEN, Step.SUBMITTED)
# Its work is all there, and it is not ratified yet.
TO_COUNTERSIGN = (Step.SUBMITTED, Step.ASSESSED)
# From the submission on nothing of it changes, until it is sent back.
FROZEN = (Step.SUBMITTED, Step.ASSESSED, Step.RATIFIED, Step.WITHDRAWN)


class Stop(NamedTuple):
    """Days on which the clock stood still, both included; without an end it stands still."""

    starts_on: date
    ends_on: date | None


class Extended(NamedTuple):
    """The new last day, and the day on which it was granted."""

    until: date
    granted_on: date


class Waits(TextChoices):
    """What a portfolio under way waits for, from someone to judge it to the last signature."""

    ASSESSOR = "assessor", "An assessor"
    CANDIDATE = "candidate", "The candidate"
    DECISION = "decision", "A decision by the assessor"
    SAMPLING = "sampling", "Quality assurance"
    RATIFICATION = "ratification", "Ratification"

    @property
    def meaning(self):
        return MEANINGS[self]


MEANINGS = {
    Waits.ASSESSOR: "Open or submitted, and nobody in service is assigned to judge it",
    Waits.CANDIDATE: "Open, with an assessor: evidence is still to come",
    Waits.DECISION: "Submitted: the assessor has all of it",
    Waits.SAMPLING: "Found competent, and someone is assigned to sample the decision",
    Waits.RATIFICATION: "Found competent, and sampled or not to be sampled",
}


def may_follow(step: str, after: str) -> bool:
    """Back from ratified to assessed has its own power; what was withdrawn can be taken up."""
    return step in FOLLOW.get(after, ())


def due_on(
    first_due: date | None, stops: Collection[Stop], extensions: Iterable[Extended]
) -> date | None:
    """The last day; None where none is set, or while the clock stands still without an end.

    The latest of the first one and those of the extensions, each so many days later as the clock
    stood still: for an extension, in stops that began after it was granted, since whoever
    granted it could not know of them. Two stops never share a day. (Our default.)
    """
    if any(stop.ends_on is None for stop in stops):
        return None
    days = [
        one.until + _length(stop for stop in stops if stop.starts_on > one.granted_on)
        for one in extensions
    ]
    if first_due is not None:
        days.append(first_due + _length(stops))
    return max(days, default=None)


def _length(stops):
    return sum((stop.ends_on - stop.starts_on + DAY for stop in stops), timedelta())
