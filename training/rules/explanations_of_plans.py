"""Why there is a gap in plans and reviews. Pure, as `capability.rules.explanations`."""

from datetime import date

from capability.rules.clauses import not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import day, span


def plan_missing(evidence: dict, *, on: date) -> Explanation:
    """S-19: cases or a role that ask for a scheme, and no plan that somebody looked at of late."""
    agreed_on, looked_at = date_of(evidence["agreed_on"]), date_of(evidence["looked_at"])
    if agreed_on is None:
        found = "No development plan has been agreed with the person"
        cure = "Supervisor and person agree a plan"
    else:
        found = (
            f"Plan of {day(agreed_on)}, last looked at {day(looked_at)}, {span(looked_at, on)} ago"
        )
        cure = "Supervisor and person review the plan, and both sign"
    return explanation(
        evidence,
        on,
        rule="S-19",
        summary="Has no development plan"
        if agreed_on is None
        else "Has a plan that is out of date",
        required=[f"A plan, looked at within {evidence['months']} months"],
        found=[not_met(found)],
        cures=[Cure(cure, on)],
    )


def yearly_review_missing(evidence: dict, *, on: date) -> Explanation:
    """P-06: no yearly review of an officer up to chief inspector."""
    held_on = date_of(evidence["held_on"])
    found = (
        f"Last held on {day(held_on)}, {span(held_on, on)} ago" if held_on else "None is on record"
    )
    return explanation(
        evidence,
        on,
        rule="P-06",
        summary="Has had no yearly review",
        required=[
            f"A review within {evidence['months']} months, for officers up to chief inspector"
        ],
        found=[not_met(found)],
        cures=[Cure("The line manager holds the review and records its day", on)],
    )


def case_review_unanswered(evidence: dict, *, on: date) -> Explanation:
    """S-35: a case was reviewed, and nobody said what there is to learn."""
    reviewed_on = date_of(evidence["reviewed_on"])
    return explanation(
        evidence,
        on,
        rule="S-35",
        summary="A case was reviewed, and nobody has said what there is to learn",
        required=[f"An answer within {evidence['days']} days: an aim in the plan, or nothing"],
        found=[not_met(f"Reviewed on {day(reviewed_on)}, {span(reviewed_on, on)} ago; no answer")],
        cures=[Cure("Whoever reviewed it says what it found for the officer to learn", on)],
    )
