"""The dates of a course: set, corrected, moved, cancelled."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.actions.rows import set_changed
from capability.rules.words import day
from training.actions import telling
from training.actions.offers import locked, take_back
from training.models import Event
from training.rules.bookings import HOLDS_A_SEAT

MAY_CHANGE = ("places", "venue", "link", "trainer", "instructions")
JOINED_BY = {"venue", "link", "instructions"}


def add(course, facts, *, by, reason):
    with _acting(course, "event.added", by, reason) as done:
        _refuse_out_of_offer(course, facts["starts_on"])
        done.event = Event.objects.create(force=course.force, course=course, **facts)
    return done


def change(event, facts, *, on, by, reason):
    """Anything but its days: those move. Raising the places offers none of them to anybody.

    Whoever has a place is told if they are to join it otherwise.
    """
    with _acting(event, "event.changed", by, reason) as done:
        event = locked(event)
        changed = set_changed(event, facts)
        if not changed:
            raise Refused("That is what the record says already. Change something first.")
        if event.ends_on >= on and not JOINED_BY.isdisjoint(changed):
            telling.changed(done, event, event.bookings.expected(), on=on)
    return done


def move(event, starts_on, ends_on, *, on, by, reason):
    """To other days: whoever had a place waits in their old turn, and is told."""
    with _acting(event, "event.moved", by, reason) as done:
        event = locked(event)
        _refuse_over(event, on)
        was = event.starts_on
        if (was, event.ends_on) == (starts_on, ends_on):
            raise Refused("Those are the days on record already. Enter others.")
        if starts_on < on:
            raise Refused(f"{day(starts_on)} is past: whoever has a place could not come.")
        _refuse_out_of_offer(event.course, starts_on)
        back = take_back(event, on=on)
        set_changed(event, {"starts_on": starts_on, "ends_on": ends_on})
        telling.moved(done, event, was, back, on=on)
    return done


def cancel(event, *, on, by, reason):
    with _acting(event, "event.cancelled", by, reason) as done:
        event = locked(event)
        _refuse_over(event, on)
        back = take_back(event, on=on)
        set_changed(event, {"cancelled_on": on})
        telling.called_off(done, event, back, next_of(event.course, on=on), on=on)
    return done


def next_of(course, *, on):
    """The first event to come that has a free place, or None."""
    ahead = Event.objects.filter(course=course).to_come(on=on)
    return ahead.with_free_places().filter(free__gt=0).order_by("starts_on", "pk").first()


def _refuse_out_of_offer(course, starts_on):
    """It begins while the course is on offer, and may last beyond that."""
    if course.starts_on and starts_on < course.starts_on:
        first = day(course.starts_on)
        raise Refused(f"The course is on offer from {first}. Enter that day or a later one.")
    if course.ends_on and starts_on > course.ends_on:
        last = day(course.ends_on)
        raise Refused(f"The course is on offer to {last}. Enter that day or an earlier one.")


def _refuse_over(event, on):
    if event.cancelled_on:
        raise Refused(f"It was cancelled on {day(event.cancelled_on)} already.")
    if event.ends_on < on or event.bookings.filter(step__in=HOLDS_A_SEAT[2:]).exists():
        raise Refused("It has taken place: mark who attended instead.")


def _acting(row, kind, by, reason):
    return acts.act(kind, force=row.force, by=by, reason=reason, people=None)
