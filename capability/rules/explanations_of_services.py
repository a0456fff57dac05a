"""Why there is a gap in a record of service. Pure, as `explanations`."""

from datetime import date

from capability.rules.clauses import applies, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import day, span


def probation_not_closed(evidence: dict, *, on: date) -> Explanation:
    """P-07: probation is over and was neither confirmed nor extended."""
    extended_to = date_of(evidence["extended_to"])
    last = extended_to or date_of(evidence["ends_on"])
    extended = f"Extended to {day(extended_to)}" if extended_to else "No extension is on record"
    return explanation(
        evidence,
        on,
        rule="P-07",
        summary=f"Probation ended {span(last, on)} ago, neither confirmed nor extended",
        required=[
            "At the end of probation the appointment is confirmed, or probation is extended",
            "Source: Police Regulations 2003, regulations 12 and 13",
        ],
        found=[
            not_met("The force has not yet confirmed the appointment"),
            applies(
                f"In service since {day(date_of(evidence['joined_on']))}; "
                f"probation to {day(date_of(evidence['ends_on']))}"
            ),
            not_met(extended),
        ],
        cures=[
            Cure("The appointment is confirmed, with its day", on),
            Cure("Or: the chief officer extends probation, to a day and with the reason", on),
        ],
    )


def entry_route_invalid(evidence: dict, *, on: date) -> Explanation:
    """P-08: joined by a route that was not open that day."""
    route, joined_on = evidence["route"], day(date_of(evidence["joined_on"]))
    return explanation(
        evidence,
        on,
        rule="P-08",
        summary=f"Joined by {route} on {joined_on}, when nobody could",
        required=[_open_days(listed) for listed in evidence["listed"]],
        found=[not_met(f"In service since {joined_on}, by {route}, as the force has recorded it")],
        cures=[
            Cure("HR corrects the route, or the first day of service", on),
            Cure("Or: the days of the route are corrected, with their source", None),
        ],
    )


def _open_days(listed):
    first, last = date_of(listed["starts_on"]), date_of(listed["ends_on"])
    days = " ".join(
        word for word in (first and f"from {day(first)}", last and f"until {day(last)}") if word
    )
    return f"{listed['name']}: open {days}. Source: {listed['source']}"


def milestone_missed(evidence: dict, *, on: date) -> Explanation:
    """P-09: what the entry route asks for by some month has not been awarded."""
    scheme, due_on = evidence["scheme"]["code"], date_of(evidence["due_on"])
    return explanation(
        evidence,
        on,
        rule="P-09",
        summary=f"{scheme} was due {span(due_on, on)} ago by the entry route",
        required=[
            f"{evidence['route']}: {scheme} awarded within {evidence['months']} months of joining",
            *([f"Source: {evidence['source']}"] if evidence["source"] else []),
        ],
        found=[
            not_met(f"The force has not yet given {scheme}"),
            applies(
                f"In service since {day(date_of(evidence['joined_on']))}: due by {day(due_on)}"
            ),
        ],
        cures=[
            Cure(f"{scheme} is awarded", None),
            Cure("Or: the programme lead agrees another day, and probation is extended", on),
        ],
    )
