"""News of places on courses: owed to the person and to those who supervise them, each once."""

from capability.actions.notices import link_to, told
from capability.models import Notice
from training.rules import news


def offered(event, bookings, *, on):
    _owe(event, bookings, f"offered {event.pk}", news.offered(event), on)


def called_off(event, was, bookings, instead, *, on):
    """`was` is the first day that no longer stands, `instead` the course's next event or None."""
    step, text = f"called-off {was:%Y%m%d}", news.called_off(event.course, was, instead)
    _owe(event, bookings, step, text, on)


def _owe(event, bookings, step, text, on):
    people = told(event.force, {booking.person_id for booking in bookings}, on)
    owed = [
        Notice(
            force=event.force,
            person=people[booking.person_id][0],
            subject=f"booking:{booking.pk}",
            step=step,
            title=news.TITLE,
            **letter,
        )
        for booking in bookings
        for letter in _letters(people[booking.person_id], text)
    ]
    Notice.objects.bulk_create(owed, ignore_conflicts=True)


def _letters(whom, text):
    person, own, others = whom
    text = f"{text}\n  {link_to('person-training', person.uuid)}"
    if own:
        yield {"to": own, "text": f"For you: {text}"}
    for to in others:
        yield {"to": to, "text": f"For {person}: {text}"}
