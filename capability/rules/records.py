"""What is on record of a person in a scheme, said in words and with what is left to do."""

from datetime import date, timedelta

from capability.rules.states import GOOD, IN_TRAINING, State
from capability.rules.words import day, span


class Record:
    """The best cycle as a check's evidence gives it: state and ISO dates, or None for nothing."""

    def __init__(self, found: dict | None):
        self.state = State(found["state"]) if found else State.NOT_STARTED
        self._found = found or {}

    @property
    def is_good(self) -> bool:
        return self.state in GOOD

    @property
    def is_begun(self) -> bool:
        """The course is done, whatever came after; a suspended award does not count."""
        return self.state not in (State.NOT_STARTED, State.SUSPENDED)

    @property
    def is_one_step_away(self) -> bool:
        """Begun, or held before in such a way that one decision makes it good."""
        return self.state in (*IN_TRAINING, State.LAPSED_RENEWABLE, State.SUSPENDED)

    def words(self, *, on: date) -> str:
        return _WORDS[self.state](self, on)

    def remedy(self, code: str, *, on: date) -> tuple[str, date | None]:
        """The next step and the earliest day for it, None where the register knows of none."""
        if self.state == State.SUSPENDED:
            end = self._day("suspended_to")
            return f"The suspension of {code} ends", end and end + timedelta(days=1)
        if self.state in IN_TRAINING:
            return f"The {code} portfolio is assessed and ratified", on
        if self.state == State.LAPSED_RENEWABLE:
            return f"{code} is renewed", on
        if self.is_good:
            return f"{code} is awarded in a version that is accepted", None
        return f"{code}: course, then portfolio, then award", None

    def _day(self, name):
        return date_of(self._found.get(name))

    def _dated(self, text, name):
        value = self._day(name)
        return f"{text} {day(value)}" if value else None


def date_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _joined(*parts):
    return "; ".join(part for part in parts if part)


def _nothing(_record, on):
    return f"none on record on {day(on)}"


def _course(record, _on):
    done = record._dated("course completed", "course_completed_on")
    awarded = record._dated("awarded elsewhere", "awarded_on")
    return _joined(done, awarded and f"{awarded}, not yet recognised") or "course completed"


def _portfolio(record, _on):
    return _joined(
        record._dated("course completed", "course_completed_on"),
        record._dated("portfolio due", "portfolio_due_on") or "portfolio open",
    )


def _overdue(record, on):
    late = span(record._day("portfolio_due_on"), on)
    return f"{_portfolio(record, on)}, overdue by {late}"


def _current(record, _on):
    return _joined(
        record._dated("current; awarded", "awarded_on"),
        record._dated("valid to", "valid_to") or "does not expire",
        record._found.get("version") and f"version {record._found['version']}",
    )


def _due(record, on):
    return f"{_current(record, on)}; due for renewal"


def _lapsed(record, on):
    last = record._day("valid_to")
    return f"lapsed; last good day {day(last)}, {span(last, on)} before"


def _renewable(record, on):
    return f"{_lapsed(record, on)}; may still be renewed"


def _suspended(record, on):
    until = record._dated("until", "suspended_to") or "with no end set"
    return f"suspended on {day(on)}, {until}"


def _revoked(record, _on):
    return record._dated("revoked", "revoked_on")


_WORDS = {
    State.NOT_STARTED: _nothing,
    State.COURSE_COMPLETE: _course,
    State.PORTFOLIO_OPEN: _portfolio,
    State.PORTFOLIO_OVERDUE: _overdue,
    State.CURRENT: _current,
    State.DUE: _due,
    State.LAPSED_RENEWABLE: _renewable,
    State.LAPSED: _lapsed,
    State.SUSPENDED: _suspended,
    State.REVOKED: _revoked,
}
