"""Offers of places that nobody answers: asked about again as their last day comes."""

from capability.actions import mornings, notices
from training.actions import telling
from training.models import Booking
from training.rules import news, offers


def owe(force, *, on):
    """To the person and those who supervise them, each step of a last day once; how many.

    Whatever step was missed is left out. After the course's first day nobody is asked any more.
    """
    told = [one for row in _waiting(force, on) if (one := _asked(row, on))]
    if not told:
        return 0
    wanted = telling.letters(force, told, on=on, is_daily=True)
    return notices.keep(force, notices.untold(force, wanted))


def _waiting(force, on):
    rows = Booking.objects.filter(force=force, step_on__lte=on, event__starts_on__gte=on)
    return rows.of_serving(on=on).unanswered().order_by("pk")


def _asked(row, on):
    last = row.answer_by
    step = offers.step(row.step_on, last, on=on)
    return step and (row, f"answer {step} {last:%Y%m%d}", news.unanswered(row.event, last, on=on))


mornings.join(owe)
