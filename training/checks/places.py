"""Places on courses that would give somebody a scheme: for queries with person_id, scheme_id."""

from django.db.models import Exists, OuterRef, Q, Subquery

from capability.checks.holding import prerequisites
from training.models import Booking, Effect, Event
from training.rules.bookings import OPEN


def next_with_a_place(scope, *, on):
    """First day of the next event with a free place whose course begins or awards the scheme."""
    ahead = Event.objects.filter(force=scope.force, course__scheme=OuterRef("scheme_id"))
    ahead = ahead.exclude(course__effect=Effect.NONE).to_come(on=on).with_free_places()
    return Subquery(ahead.filter(free__gt=0).order_by("starts_on").values("starts_on")[:1])


def place_held(scope, *, on):
    """First day of the event to come on which the person has a place, if there is one."""
    held = _bookings(scope).expected()
    held = held.filter(
        step_on__lte=on,
        event__cancelled_on=None,
        event__starts_on__gte=on,
    )
    first = held.order_by("event__starts_on").values("event__starts_on")
    return Subquery(first[:1])


def waits(scope, *, on):
    """Whether the person was in turn for it on that day: until the step that has ended that."""
    still = Q(step__in=OPEN) | Q(step_on__gt=on)
    return Exists(_bookings(scope).filter(still, wanted_from__lte=on).order_by())


def towards(path, scope, *, on):
    """A condition one query further in: the scheme there is the row's, or what that needs first."""
    needed = prerequisites(scope, scheme=OuterRef(OuterRef("scheme_id")), on=on)
    also = {f"{path}__in": needed.order_by().values("needs")}
    return Q(**{path: OuterRef("scheme_id")}) | Q(**also)


def _bookings(scope):
    return Booking.objects.filter(
        force=scope.force, person=OuterRef("person_id"), course__scheme=OuterRef("scheme_id")
    )
