"""News of places on courses: owed to the person and to those who supervise them, each once."""

from capability.actions.notices import SUPERVISOR, link_to, told
from capability.models import Notice
from training.rules import news


def offered(act, event, bookings, *, on):
    step = f"offered {act.pk}"
    _owe(act, [(row, step, news.offered(event, row.answer_by)) for row in bookings], on)


def confirmed(act, booking, *, on):
    """Nothing of what is over: it is only put on record."""
    event = booking.event
    if event.ends_on >= on:
        _owe(act, [(booking, f"confirmed {act.pk}", news.confirmed(event))], on)


def changed(act, event, bookings, *, on):
    """How whoever has a place joins it."""
    _owe(act, [(row, f"changed {act.pk}", news.changed(event)) for row in bookings], on)


def moved(act, event, was, bookings, *, on):
    """`was` is the first day that no longer stands."""
    _owe(act, [(row, f"moved {act.pk}", news.moved(event, was)) for row in bookings], on)


def called_off(act, event, bookings, instead, *, on):
    """`instead` is the course's next event or None."""
    text = news.called_off(event.course, event.starts_on, instead)
    _owe(act, [(row, f"called-off {act.pk}", text) for row in bookings], on)


def undone(act, bookings, *, on):
    """How each stands now, of whatever it was told before."""
    _owe(act, [(row, f"undone {act.pk}", news.undone(row, on=on)) for row in bookings], on)


def letters(force, told_of, *, on, is_daily=False):
    """`told_of` are (booking, step, text): a notice to each who is told of it."""
    people = told(force, {booking.person_id for booking, _step, _text in told_of}, on)
    return [
        Notice(
            force=force,
            person=people[booking.person_id][0],
            step=step,
            title=news.TITLE,
            is_daily=is_daily,
            **letter,
        )
        for booking, step, text in told_of
        for letter in _letters(people[booking.person_id], f"booking:{booking.pk}", text)
    ]


def _owe(act, told_of, on):
    Notice.objects.bulk_create(letters(act.force, told_of, on=on), ignore_conflicts=True)


def _letters(whom, subject, text):
    person, own, others = whom
    text = f"{text}\n  {link_to('person-training', person.uuid)}"
    if own:
        yield {"subject": subject, "to": own, "text": f"For you: {text}"}
    for to in others:
        yield {"subject": f"{subject}{SUPERVISOR}", "to": to, "text": f"For {person}: {text}"}
