"""What somebody who attended thought of it: that they answered is on record, not what.

No act records it: an act can be undone, and here nobody could find what to take back.
"""

from random import SystemRandom

from django.db import transaction

from capability.actions.acts import Refused
from training.actions.offers import locked
from training.models import Booking, Evaluation

_ANSWER = ("relevant", "well_taught", "usable", "comment")


@transaction.atomic
def give(booking, answer, *, on, by):
    """`answer` has a value for each question, and a comment. Once for a booking, by its person."""
    if by.person_id != booking.person_id:
        raise Refused("Only whoever attended says what they thought of it.")
    # The event first, as whoever offers places and marks the class does.
    event = locked(booking.event)
    own = Booking.objects.select_for_update().filter(pk=booking.pk, event=event)
    if not Booking.objects.to_evaluate(on=on).filter(pk__in=own).exists():
        raise Refused("Your answer is on record already, or no more are taken for those days.")
    own.update(evaluated_on=on)
    _mix_in(event, answer)


def _mix_in(event, answer):
    """All answers about the event are written anew, in any order.

    One row beside those of before would be of the same transaction as the change of the booking
    that history keeps, and would come after the rows of those who answered earlier.
    """
    answers = [*event.evaluations.values(*_ANSWER), answer]
    event.evaluations.all().delete()
    SystemRandom().shuffle(answers)
    Evaluation.objects.bulk_create(
        Evaluation(force_id=event.force_id, event=event, **one) for one in answers
    )
