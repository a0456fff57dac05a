"""Why there is a gap in a record of an award. Pure, as `explanations`."""

from datetime import date, timedelta

from capability.rules.clauses import applies, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import day, span


def award_before_course(evidence: dict, *, on: date) -> Explanation:
    """D-01: the dates of an award contradict those of what comes before it."""
    scheme, awarded_on = evidence["scheme"]["code"], date_of(evidence["awarded_on"])
    return Explanation(
        summary=f"{scheme} is dated before what comes before it",
        rule="D-01",
        on=on,
        grade=evidence["grade"],
        severity=evidence["severity"],
        required=["An award comes after its course, and after what its scheme needs first"],
        found=[applies(f"{scheme}: awarded {day(awarded_on)}"), *map(not_met, _later(evidence))],
        cures=[
            Cure("The dates are corrected from the certificates", on),
            Cure("Or: the award is entered as one of another force", on),
        ],
    )


def _later(evidence):
    """What is on record as later than the award."""
    lines = [
        f"{later['code']}: first awarded {day(date_of(later['awarded_on']))}"
        for later in evidence["later"]
    ]
    course, awarded_on = evidence["course_completed_on"], evidence["awarded_on"]
    if course and date_of(course) > date_of(awarded_on):
        lines.insert(0, f"{evidence['scheme']['code']}: course completed {day(date_of(course))}")
    return lines


def expires(evidence: dict, *, on: date) -> Explanation:
    """D-08: an award runs out soon and nothing follows it."""
    scheme, last = evidence["scheme"]["code"], date_of(evidence["valid_to"])
    awarded_on = day(date_of(evidence["awarded_on"]))
    return Explanation(
        summary=f"{scheme} expires in {span(on, last)}",
        rule="D-08",
        on=on,
        grade=evidence["grade"],
        severity=evidence["severity"],
        required=[f"Renewal before the last good day; notice is due {evidence['step']} days ahead"],
        found=[
            not_met(f"No renewal of {scheme} is on record"),
            applies(f"{scheme}: awarded {awarded_on}; last good day {day(last)}"),
            *map(applies, _renewable(evidence, last)),
        ],
        cures=[Cure(f"{scheme} is renewed", max(on, _opens(evidence, last)))],
    )


def _opens(evidence, last):
    """The first day of the renewal window."""
    return last - timedelta(days=max(0, evidence["renewal_window_days"] - 1))


def _renewable(evidence, last):
    if not evidence["renewable_days"]:
        return []
    until = last + timedelta(days=evidence["renewable_days"])
    return [f"After that renewal is enough until {day(until)}"]


def course_only(evidence: dict, *, on: date) -> Explanation:
    """S-03: the course is done and no portfolio was opened."""
    scheme, course = evidence["scheme"]["code"], date_of(evidence["course_completed_on"])
    due_on = date_of(evidence["portfolio_due_on"])
    due = f"; portfolio due {day(due_on)}" if due_on else ""
    return explanation(
        evidence,
        on,
        rule="S-03",
        summary=f"{scheme}: course done {span(course, on)} ago, and no portfolio opened",
        required=[
            f"{scheme} is course and portfolio; the portfolio is opened within "
            f"{evidence['days']} days of the course"
        ],
        found=[
            not_met("The force has not yet opened a portfolio"),
            not_met(
                f"{scheme}: course completed {day(course)}{due}. Course only, and so not trained"
            ),
        ],
        cures=[Cure("The portfolio is opened, and somebody assigned to judge it", on)],
    )


def entry_back_dated(evidence: dict, *, on: date) -> Explanation:
    """D-11: entered after its lack was flagged, and dated before that."""
    scheme = evidence["scheme"]["code"]
    awarded_on, recorded_on, flagged_on = (
        day(date_of(evidence[name])) for name in ("awarded_on", "recorded_on", "flagged_on")
    )
    return explanation(
        evidence,
        on,
        rule="D-11",
        summary=f"{scheme} was entered after its lack was flagged, and is dated before that",
        required=["An award is on record before anybody relies on it"],
        found=[
            not_met(f"As it was seen on {flagged_on}: {scheme} lacking, and a gap was opened"),
            not_met(f"As it is seen now: awarded {awarded_on}, entered on {recorded_on}"),
            applies("Both stay on record: the gap with what it relied on, and the award"),
        ],
        cures=[
            Cure("Someone compares the day of the award with the certificate", on),
            Cure("Or: the day is corrected, and the gap then stood with reason", on),
        ],
    )
