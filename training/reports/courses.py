"""Courses, their dates and who is booked, as pages show them."""

from django.db.models import Count, OuterRef, Q, Subquery

from capability.models import Person
from training.access import APPROVE, SEE_TRAINING, TAKE_UP
from training.models import Booking, Event
from training.rules.bookings import HOLDS_A_SEAT, OPEN, WAITING, Step


def listed(courses, *, on):
    """With the next date, and how many wait."""
    ahead = Event.objects.filter(course=OuterRef("pk")).to_come(on=on).order_by("starts_on", "pk")
    waiting = Count("bookings", filter=Q(bookings__step__in=WAITING))
    rows = courses.select_related("scheme", "force").annotate(waiting=waiting)
    rows = rows.annotate(next_on=Subquery(ahead.values("starts_on")[:1]))
    return rows.order_by("code", "pk")


def dates(course):
    """Newest first, with the places taken."""
    return course.dates.with_free_places().order_by("-starts_on", "-pk")


def calendar(user, *, first, last):
    """Events of these days that the user may see, first things first."""
    rows = Event.objects.visible_to(user).filter(starts_on__lte=last, ends_on__gte=first)
    return rows.with_free_places().select_related("course", "force").order_by("starts_on", "pk")


def of_event(event, user):
    """Whoever is or was booked, as far as the user sees them."""
    rows = Booking.objects.seen_with(user, SEE_TRAINING).filter(event=event)
    return rows.select_related("person", "course").order_by("person", "pk")


def of_person(person, user):
    """What is open first, then the newest; with what the user may do about each."""
    rows = Booking.objects.seen_with(user, SEE_TRAINING).filter(person=person)
    rows = rows.select_related("course", "event", "course__scheme").order_by("-step_on", "-pk")
    return sorted(rows, key=lambda one: one.step not in OPEN)


def may(user, person, *, on):
    """What the user may do about this person's bookings; `evaluate` are ids, of their own alone."""
    approved = Person.objects.changeable_by(user, APPROVE)
    taken_up = Person.objects.within(user.reach(TAKE_UP))
    own = person.bookings.to_evaluate(on=on) if person.pk == user.person_id else ()
    return {
        "evaluate": {one.pk for one in own},
        "approve": approved.filter(pk=person.pk).exists(),
        "take_up": taken_up.filter(pk=person.pk).exists(),
    }


def to_approve(user):
    """Nominations that wait for the user's yes or no, oldest first."""
    rows = Booking.objects.changeable_by(user, APPROVE).filter(step=Step.NOMINATED)
    return rows.select_related("person", "course").order_by("wanted_from", "pk")


def places_of(event):
    """(Taken, free)."""
    taken = event.bookings.filter(step__in=HOLDS_A_SEAT).count()
    return taken, event.places - taken
