"""A person's way to a place on a course: nominated, approved or not, confirmed, withdrawn."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.actions.rows import set_changed
from capability.rules.words import day
from training.actions import telling
from training.models import Booking
from training.rules.bookings import Step, may_follow, refusal

OWN = "By the person themselves."


def nominate(person, course, *, on, is_approved, by, reason):
    """Waits for a place from that day on; whom a supervisor nominates is approved with it."""
    with acts.about(person, "booking.nominated", by=by, reason=reason) as done:
        _refuse_out_of_offer(course, on)
        refuse_leaver(person, on)
        done.booking = Booking.objects.create(
            force=person.force,
            person=person,
            course=course,
            step=Step.APPROVED if is_approved else Step.NOMINATED,
            step_on=on,
            wanted_from=on,
        )
    return done


def approve(booking, *, on, by, reason):
    return _act(booking, Step.APPROVED, on=on, by=by, reason=reason)


def refuse(booking, *, on, by, reason):
    return _act(booking, Step.REFUSED, on=on, by=by, reason=reason)


def confirm(booking, *, on, by, reason):
    """Told of with how to join the event."""
    with _acting(booking, Step.CONFIRMED, by, reason) as done:
        done.booking = move(booking, Step.CONFIRMED, on=on)
        telling.confirmed(done, done.booking, on=on)
    return done


def withdraw(booking, why, *, on, by, reason):
    """`why` is one of `rules.bookings.Reason`; the place, if there was one, is free again."""
    how = {"on": on, "by": by, "reason": reason}
    return _act(booking, Step.WITHDRAWN, **how, facts={"reason": why})


def move(booking, step, *, on, **facts):
    """Within an act: the next step, if it may follow; the row is locked before it is looked at."""
    own = Booking.objects.select_for_update().get(pk=booking.pk)
    if not may_follow(step, own.step):
        raise Refused(refusal(step, own.step))
    set_changed(own, {"step": step, "step_on": on, **facts})
    return own


def refuse_leaver(person, on):
    """Within an act: nobody learns for a force that they are not in service with that day."""
    if not person.serves(on=on):
        raise Refused(f"{person} is not in service on {day(on)}. Look at the days of service.")


def _act(booking, step, *, on, by, reason, facts=None):
    with _acting(booking, step, by, reason) as done:
        done.booking = move(booking, step, on=on, **facts or {})
    return done


def _acting(booking, step, by, reason):
    return acts.about(booking.person, f"booking.{step}", by=by, reason=reason)


def _refuse_out_of_offer(course, on):
    if course.starts_on and course.starts_on > on:
        raise Refused(f"{course} is on offer from {day(course.starts_on)}. Nominate them then.")
    if course.ends_on and course.ends_on < on:
        raise Refused(
            f"{course} was last on offer on {day(course.ends_on)}. Choose another course."
        )
