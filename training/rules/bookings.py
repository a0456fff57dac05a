"""The steps of a booking: which follow which, and where it no longer holds a seat."""

from django.db.models import TextChoices


class Step(TextChoices):
    """In the order in which a booking goes through them; the last six end it."""

    NOMINATED = "nominated", "Nominated"
    APPROVED = "approved", "Approved"
    OFFERED = "offered", "Offered a place"
    CONFIRMED = "confirmed", "Place confirmed"
    ATTENDED = "attended", "Attended"
    PASSED = "passed", "Passed"
    FAILED = "failed", "Did not pass"
    REFUSED = "refused", "Not approved"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NO_SHOW = "no-show", "Did not attend"


class Reason(TextChoices):
    """Why someone withdrew or did not come: the first two are learning lost to operations."""

    OPERATIONAL = "operational", "Operational demand"
    CASELOAD = "caseload", "Caseload"
    SICKNESS = "sickness", "Away"
    OTHER = "other", "Another reason"


LOST_TO_OPERATIONS = (Reason.OPERATIONAL, Reason.CASELOAD)
OPEN = (Step.NOMINATED, Step.APPROVED, Step.OFFERED, Step.CONFIRMED)
WAITING = (Step.NOMINATED, Step.APPROVED)
HOLDS_A_SEAT = (Step.OFFERED, Step.CONFIRMED, Step.ATTENDED, Step.PASSED, Step.FAILED)
RESULTS = (Step.ATTENDED, Step.PASSED, Step.FAILED)
ASKS_WHY = (Step.WITHDRAWN, Step.NO_SHOW)
FOLLOW = {
    Step.NOMINATED: {Step.APPROVED, Step.REFUSED, Step.WITHDRAWN},
    Step.APPROVED: {Step.OFFERED, Step.WITHDRAWN},
    Step.OFFERED: {Step.CONFIRMED, Step.APPROVED, Step.WITHDRAWN},
    Step.CONFIRMED: {
        Step.ATTENDED,
        Step.PASSED,
        Step.FAILED,
        Step.NO_SHOW,
        Step.APPROVED,
        Step.WITHDRAWN,
    },
    Step.ATTENDED: {Step.PASSED, Step.FAILED},
}


def may_follow(step: str, after: str) -> bool:
    """Back to approved is for those whose event was called off: they wait for the next one."""
    return step in FOLLOW.get(after, ())


def refusal(step: str, after: str) -> str:
    """Why a booking can't go to that step from where it stands."""
    stands, asked = Step(after).label.lower(), Step(step).label.lower()
    return (
        f"The booking stands at “{stands}”, and can't be set to “{asked}” from there. "
        f"Look at it again: somebody may have changed it."
    )
