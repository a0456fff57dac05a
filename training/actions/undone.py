"""An act on places was undone: who has one again, or waits for one again, hears how it stands."""

from django.db.models import Q

from capability.actions import traces, undoing
from capability.rules.london import day_in_london
from training.actions import telling
from training.models import Booking, Event
from training.rules.bookings import Step


def owe(undo, traced):
    on = day_in_london(undo.done_at)
    bookings, events = (_ids(traced, model) for model in (Booking, Event))
    places = Booking.objects.expected().filter(
        Q(pk__in=bookings) | Q(event__in=events), event__ends_on__gte=on
    )
    waiting = Booking.objects.filter(pk__in=bookings, step=Step.APPROVED)
    stand = (places | waiting).select_related("course", "event__course").order_by("pk")
    telling.undone(undo, stand, on=on)


def _ids(traced, model):
    return [pk for one in traced if one.model is model for pk in traces.ids(one)]


undoing.join(owe)
