"""How far somebody's turn for a course came, and what is told of a share of a few. Pure."""

from django.db.models import TextChoices


class Came(TextChoices):
    """How far, each beyond the one before; or that a place was lost to the day's work."""

    ASKED = "asked", "In turn"
    OFFERED = "offered", "Offered a place"
    JUDGED = "judged", "Passed or did not"
    PASSED = "passed", "Passed"
    LOST = "lost", "Lost to operations or caseload"


# Our default: of fewer than ten a percentage says more than is known. The counts stand beside it.
RATE_FROM = 10


def rate(part: int, whole: int) -> int | None:
    """In whole per cent; None where there are too few."""
    return round(100 * part / whole) if whole >= RATE_FROM else None
