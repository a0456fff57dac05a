"""How far a booking came, as conditions on it: a place counts also where it was given up later."""

from django.db.models import Q

from training.rules.bookings import LOST_TO_OPERATIONS, Step
from training.rules.take_up import Came

# What a file says was completed had a place somewhere.
CAME = {
    Came.ASKED: Q(),
    Came.OFFERED: Q(event__isnull=False) | Q(completed_on__isnull=False),
    Came.JUDGED: Q(step__in=(Step.PASSED, Step.FAILED)),
    Came.PASSED: Q(step=Step.PASSED),
    Came.LOST: Q(reason__in=LOST_TO_OPERATIONS),
}
