"""Why there is a gap in a record of service. Pure, as `explanations`."""

from datetime import date

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
            "The force has not yet confirmed the appointment",
            f"In service since {day(date_of(evidence['joined_on']))}; "
            f"probation to {day(date_of(evidence['ends_on']))}",
            extended,
        ],
        cures=[
            Cure("The appointment is confirmed, with its day", on),
            Cure("Or: the chief officer extends probation, to a day and with the reason", on),
        ],
    )
