"""In which state a person is in a scheme on a day: exactly one, worked out, never stored."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import TextChoices


class State(TextChoices):
    """Best first: of several cycles the best state is the person's."""

    CURRENT = "current", "Current"
    DUE = "due", "Due for renewal"
    SUSPENDED = "suspended", "Suspended"
    PORTFOLIO_OPEN = "portfolio-open", "Portfolio open"
    PORTFOLIO_OVERDUE = "portfolio-overdue", "Portfolio overdue"
    COURSE_COMPLETE = "course-complete", "Course complete"
    LAPSED_RENEWABLE = "lapsed-renewable", "Lapsed, renewable"
    LAPSED = "lapsed", "Lapsed"
    REVOKED = "revoked", "Revoked"
    NOT_STARTED = "not-started", "Not started"


# "Trained" is course and portfolio: in training is never a near-miss of accredited.
GOOD = (State.CURRENT, State.DUE)
IN_TRAINING = (State.PORTFOLIO_OPEN, State.PORTFOLIO_OVERDUE, State.COURSE_COMPLETE)


class Cycle(NamedTuple):
    """The facts of one accreditation; suspensions are (first day, last day or None)."""

    course_completed_on: date | None = None
    portfolio_opened_on: date | None = None
    portfolio_due_on: date | None = None
    awarded_on: date | None = None
    is_transfer: bool = False
    recognised_on: date | None = None
    valid_to: date | None = None
    renewal_window_days: int = 0
    renewable_days: int = 0
    revoked_on: date | None = None
    suspensions: tuple[tuple[date, date | None], ...] = ()


def state(cycles: Iterable[Cycle], *, on: date) -> State:
    """The best state among the cycles on that day."""
    order = list(State)
    states = (state_of_cycle(cycle, on=on) for cycle in cycles)
    return min(states, key=order.index, default=State.NOT_STARTED)


def state_of_cycle(cycle: Cycle, *, on: date) -> State:
    if _by(cycle.revoked_on, on):
        return State.REVOKED
    if _by(counts_from(cycle), on):
        return _state_once_awarded(cycle, on)
    return _state_in_training(cycle, on)


def counts_from(cycle: Cycle) -> date | None:
    """From when the award counts: a transferee's, once this force has recognised it."""
    if not cycle.is_transfer:
        return cycle.awarded_on
    if cycle.awarded_on is None or cycle.recognised_on is None:
        return None
    return max(cycle.awarded_on, cycle.recognised_on)


def _state_once_awarded(cycle, on):
    last = cycle.valid_to
    if last is not None and on > last:
        within = on <= last + timedelta(days=cycle.renewable_days)
        return State.LAPSED_RENEWABLE if within else State.LAPSED
    if any(first <= on and (end is None or on <= end) for first, end in cycle.suspensions):
        return State.SUSPENDED
    if last is not None and on > last - timedelta(days=cycle.renewal_window_days):
        return State.DUE
    return State.CURRENT


def _state_in_training(cycle, on):
    completed = _by(cycle.course_completed_on, on) or _by(cycle.awarded_on, on)
    if not completed and not _by(cycle.portfolio_opened_on, on):
        return State.NOT_STARTED
    if cycle.portfolio_due_on is not None and on > cycle.portfolio_due_on:
        return State.PORTFOLIO_OVERDUE
    if _by(cycle.portfolio_opened_on, on):
        return State.PORTFOLIO_OPEN
    return State.COURSE_COMPLETE


def _by(day, on):
    return day is not None and day <= on
