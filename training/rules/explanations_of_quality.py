"""Why a course's quality is to be looked at. Pure, as `capability.rules.explanations`."""

from datetime import date

from capability.rules.clauses import applies, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import day, span

_LOOKS = {
    "design": "Whoever designed it, or another who knows how, looks at its design",
    "delivery": "Somebody who does not teach it sits in, and looks at its delivery",
    "impact": "Those who attended and their supervisors are asked what it changed at work",
}


def quality_due(evidence: dict, *, on: date) -> Explanation:
    """S-34: one or more of the three looks at a course is missing or too long ago."""
    code, months = evidence["course"]["code"], evidence["months"]
    oldest = date_of(evidence["oldest"])
    due = [kind for kind in _LOOKS if date_of(evidence[kind]["since"]) < oldest]
    taught_from = day(date_of(evidence["taught_from"]))
    return explanation(
        evidence,
        on,
        rule="S-34",
        summary=f"{code}: nobody looked at its {_listed(due)} of late",
        required=[
            f"Design, delivery and impact each looked at within {months} months, at "
            f"{evidence['risk']} risk"
        ],
        found=[
            applies(f"Taught since {taught_from}"),
            *(not_met(_stands(kind, evidence, on)) for kind in due),
        ],
        cures=[
            *(Cure(f"{_LOOKS[kind]}; L&D records it on the course's page", on) for kind in due),
            Cure("Or: the course is offered no longer", on),
        ],
    )


def _stands(kind, evidence, on):
    last = date_of(evidence[kind]["last"])
    if last is None:
        return f"{kind.capitalize()}: not looked at yet"
    return f"{kind.capitalize()}: last looked at on {day(last)}, {span(last, on)} ago"


def _listed(kinds):
    return " and ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)
