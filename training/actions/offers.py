"""Places of a dated event: offered to those who wait, and taken back when it is called off."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.models import Person
from capability.rules.words import day
from training.actions import telling
from training.actions.bookings import move
from training.checks import needs
from training.models import Booking, Event
from training.rules.bookings import Step


def offer(event, bookings, *, on, by, reason, exception=""):
    """One act for all of them. `exception` says why those may come who lack what is needed first.

    The event's row is locked, so that two who offer its last place at once cannot both do so.
    """
    people = [booking.person_id for booking in bookings]
    with acts.act(
        "booking.offered", force=event.force, by=by, reason=reason, people=people
    ) as done:
        event = locked(event)
        _refuse_dead(event, on)
        _refuse_other_courses(event, bookings)
        _refuse_full(event, len(bookings))
        _refuse_leavers(event, people)
        lacking = needs.lacking(event.course, people, on=event.starts_on)
        _refuse_unready(event, bookings, lacking, exception)
        given = [
            move(
                booking,
                Step.OFFERED,
                on=on,
                event=event,
                exception=exception if booking.person_id in lacking else "",
            )
            for booking in sorted(bookings, key=lambda one: one.pk)
        ]
        telling.offered(done, event, given, on=on)
    return done


def locked(event):
    """As it stands now, and until this act is done."""
    events = Event.objects.select_for_update(of=("self",), no_key=True)
    return events.select_related("course__force", "force").get(pk=event.pk)


def take_back(event, *, on):
    """Within an act: whoever has a place waits for another one, in their old turn."""
    held = event.bookings.expected().order_by("pk")
    back = [move(booking, Step.APPROVED, on=on, event=None, exception="") for booking in held]
    return list(Booking.objects.filter(pk__in=[one.pk for one in back]).select_related("person"))


def _refuse_dead(event, on):
    if event.cancelled_on:
        raise Refused(f"It was cancelled on {day(event.cancelled_on)}. Offer another date.")
    if event.starts_on < on:
        raise Refused(f"It began on {day(event.starts_on)}. Offer a date that is to come.")


def _refuse_other_courses(event, bookings):
    if not bookings:
        raise Refused("Choose somebody to offer a place to.")
    if any(booking.course_id != event.course_id for booking in bookings):
        raise Refused(f"Some of them wait for another course than {event.course}.")


def _refuse_leavers(event, people):
    """By the first day of the event, from what is on record now."""
    serving = Person.objects.serving(on=event.starts_on).values("pk")
    gone = Person.objects.filter(pk__in=people).exclude(pk__in=serving).order_by("pk")
    if names := ", ".join(map(str, gone)):
        raise Refused(f"Not in service on {day(event.starts_on)}: {names}. Choose others.")


def _refuse_full(event, wanted):
    free = event.places - event.bookings.holding_seats().count()
    if wanted > free:
        raise Refused(
            f"{free} of {event.places} places are free, and you chose {wanted} people. "
            f"Choose fewer, raise the places, or offer another date."
        )


def _refuse_unready(event, bookings, lacking, exception):
    if not lacking or exception:
        return
    short = "; ".join(
        f"{booking.person} lacks {' and '.join(lacking[booking.person_id])}"
        for booking in bookings
        if booking.person_id in lacking
    )
    raise Refused(
        f"On {day(event.starts_on)}, by what is on record now: {short}. "
        f"Offer them a later date, or say why an exception is made."
    )
