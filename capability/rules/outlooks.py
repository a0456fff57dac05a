"""What an accreditation will be on a day, in the few words that a page says before saving."""

from datetime import date
from typing import NamedTuple

from capability.rules.states import State
from capability.rules.words import day


class Standing(NamedTuple):
    """The state on a day, and those of its days that the words need."""

    state: State
    valid_to: date | None = None
    portfolio_due_on: date | None = None
    suspended_to: date | None = None
    revoked_on: date | None = None
    counts_from: date | None = None


def said(standing: Standing) -> str:
    """Such as: current to 3 March 2029."""
    return _WORDS[standing.state](standing)


def _current(standing):
    if standing.valid_to is None:
        return "current, and does not expire"
    return f"current to {day(standing.valid_to)}"


def _due(standing):
    return f"due for renewal, good to {day(standing.valid_to)}"


def _suspended(standing):
    if standing.suspended_to is None:
        return "suspended, with no end set"
    return f"suspended to {day(standing.suspended_to)}"


def _course(standing):
    if standing.counts_from:
        return f"course complete, and awarded from {day(standing.counts_from)} on"
    return "course complete, not awarded"


def _portfolio(standing):
    if standing.portfolio_due_on is None:
        return "portfolio open"
    return f"portfolio open, due {day(standing.portfolio_due_on)}"


def _overdue(standing):
    return f"portfolio overdue since {day(standing.portfolio_due_on)}"


def _renewable(standing):
    return f"{_lapsed(standing)}; it may still be renewed"


def _lapsed(standing):
    return f"lapsed; its last good day was {day(standing.valid_to)}"


def _revoked(standing):
    return f"revoked from {day(standing.revoked_on)}"


def _not_started(standing):
    if standing.counts_from:
        return f"not started, and awarded from {day(standing.counts_from)} on"
    return "not started"


_WORDS = {
    State.CURRENT: _current,
    State.DUE: _due,
    State.SUSPENDED: _suspended,
    State.COURSE_COMPLETE: _course,
    State.PORTFOLIO_OPEN: _portfolio,
    State.PORTFOLIO_OVERDUE: _overdue,
    State.LAPSED_RENEWABLE: _renewable,
    State.LAPSED: _lapsed,
    State.REVOKED: _revoked,
    State.NOT_STARTED: _not_started,
}
