"""Why there is a gap in CPD and first courses. Pure, as `capability.rules.explanations`."""

from datetime import date

from capability.rules.clauses import applies, judged, not_met
from capability.rules.explanations import PARTS, Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import day, span
from training.rules.cpd import hours, twelve_months


def below_target(evidence: dict, *, on: date) -> Explanation:
    """S-20: fewer hours than the force asks for."""
    had, target = hours(evidence["hours"]), evidence["target"]
    return explanation(
        evidence,
        on,
        rule="S-20",
        summary=f"Has {had} of {target} hours of CPD in twelve months",
        required=[
            f"{target} hours in twelve months: the force's own target; there is no national one"
        ],
        found=[not_met(f"{had} hours on record {_since(on)}")],
        cures=[
            Cure("The supervisor gives time for it", on),
            Cure("Or: what was done and not yet entered is put on record", on),
        ],
    )


def safety_short(evidence: dict, *, on: date) -> Explanation:
    """P-05: too few hours of safety training, or no award that is good."""
    lacks = evidence["counts_awards"] and not evidence["is_good"]
    return explanation(
        evidence,
        on,
        rule="P-05",
        summary="Safety training is not up to date"
        if lacks
        else f"Has {hours(evidence['hours'])} of {evidence['target']} hours of safety training",
        required=[f"{evidence['target']} hours of safety training in twelve months, for officers"],
        found=[*_hours_found(evidence, on), *_award_found(evidence, on)],
        cures=[
            Cure("The force gives a place on the next day of training, and takes off duty", None),
            Cure("Or: what was done and not yet entered is put on record", on),
        ],
    )


def case_before_course(evidence: dict, *, on: date) -> Explanation:
    """S-12: a case given to someone before any course that its kind needs."""
    scheme, group = evidence["scheme"]["code"], evidence["case_group"]["name"]
    held_from, first = date_of(evidence["held_from"]), date_of(evidence["first_course_on"])
    codes = " or ".join([scheme, *evidence["prerequisites"]])
    return explanation(
        evidence,
        on,
        rule="S-12",
        summary=f"Was given a case in {group} before any course for it",
        required=[f"A course in {codes} before a case in {group}"],
        found=[
            applies(f"Case held as {PARTS['OIC'].removeprefix('the ')} since {day(held_from)}"),
            not_met(
                f"First such course on {day(first)}, {span(held_from, first)} later"
                if first
                else f"No such course on record on {day(on)}"
            ),
        ],
        cures=[
            *([] if first else [Cure(f"The force gives a place on a course in {codes}", None)]),
            Cure("A supervisor looks at the case with the officer, and a mentor is named", on),
            Cure(f"Or: the case goes to someone who holds {scheme}", on),
        ],
    )


def _since(on):
    first, last = twelve_months(on)
    return f"from {day(first)} to {day(last)}"


def _hours_found(evidence, on):
    if not evidence["counts_hours"]:
        return []
    had = f"{hours(evidence['hours'])} hours of CPD as part of PST {_since(on)}"
    return [judged(had, evidence["hours"] >= evidence["target"])]


def _award_found(evidence, on):
    if not evidence["counts_awards"] or evidence["is_good"]:
        return []
    last = date_of(evidence["valid_to"])
    if last and last < on:
        return [not_met(f"PST: last good day {day(last)}, {span(last, on)} before")]
    return [not_met("PST: no award that is good")]
