"""What is said of a person beside the plan: the yearly review, and what case reviews found."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.models import Part
from capability.rules.words import day
from training.models import CaseReview, CaseReviewOutcome, PlanAim, YearlyReview


def hold_yearly(person, held_on, *, by, reason):
    with acts.about(person, "yearly-review.held", by=by, reason=reason) as done:
        YearlyReview.objects.create(force=person.force, person=person, held_on=held_on)
    return done


def answer(person, case, outcome, *, aim="", by, reason):
    """What the last review of a case found for its officer to learn; a need becomes an aim."""
    if case.last_reviewed_on is None:
        raise Refused("No review of that case is on record. It comes in with the cases.")
    if not person.allocations.filter(case=case, part=Part.OIC).exists():
        raise Refused(f"{person} does not lead that case.")
    with acts.about(person, "case-review.answered", by=by, reason=reason) as done:
        found = CaseReview.objects.create(
            force=person.force,
            person=person,
            case=case,
            reviewed_on=case.last_reviewed_on,
            outcome=outcome,
        )
        if outcome == CaseReviewOutcome.NEED:
            _as_aim(person, found, aim)
    return done


def _as_aim(person, found, text):
    plan = person.development_plans.filter(closed_on=None).first()
    if plan is None:
        raise Refused("There is no open plan for the aim to stand in. Agree one first.")
    if not text:
        raise Refused(f"Say what is to be learnt from the review of {day(found.reviewed_on)}.")
    PlanAim.objects.create(force=person.force, plan=plan, text=text, case_review=found)
