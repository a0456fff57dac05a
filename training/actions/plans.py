"""Development plans: agreed, given aims and steps, reviewed and signed by both, closed."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.actions.rows import set_changed
from capability.rules.words import day
from training.actions.bookings import refuse_leaver
from training.models import DevelopmentPlan, PlanAction, PlanAim, PlanReview

OWN = "Entered by the person themselves."


def agree(person, *, agreed_on, review_due_on, by, reason):
    with acts.about(person, "plan.agreed", by=by, reason=reason) as done:
        refuse_leaver(person, agreed_on)
        done.plan = DevelopmentPlan.objects.create(
            force=person.force, person=person, agreed_on=agreed_on, review_due_on=review_due_on
        )
    return done


def close(plan, closed_on, *, by, reason):
    if closed_on < plan.agreed_on:
        raise Refused(f"It was agreed on {day(plan.agreed_on)}. Enter a day from then on.")
    with _acting(plan, "plan.closed", by, reason) as done:
        set_changed(plan, {"closed_on": closed_on})
    return done


def aim(plan, text, *, by, reason, **tie):
    """`tie` is one of requirement, gap and case_review, or nothing: then it is a wish."""
    with _acting(plan, "plan.aim-added", by, reason) as done:
        done.aim = PlanAim.objects.create(force=plan.force, plan=plan, text=text, **tie)
    return done


def settle(aim, *, met_on=None, dropped_on=None, by, reason):
    """Met, or dropped: it stays on record either way."""
    if aim.met_on or aim.dropped_on:
        raise Refused("That aim was met or dropped already. Look at the plan again.")
    with _acting(aim.plan, "plan.aim-settled", by, reason) as done:
        set_changed(aim, {"met_on": met_on, "dropped_on": dropped_on})
    return done


def step(aim, text, due_on, *, by, reason):
    if aim.met_on or aim.dropped_on:
        raise Refused("That aim was met or dropped already. Add an aim instead.")
    with _acting(aim.plan, "plan.step-added", by, reason) as done:
        PlanAction.objects.create(force=aim.force, aim=aim, text=text, due_on=due_on)
    return done


def finish(action, done_on, *, by, reason):
    with _acting(action.aim.plan, "plan.step-done", by, reason) as done:
        set_changed(action, {"done_on": done_on})
    return done


def review(plan, *, held_on, next_due_on, note, by, reason):
    """It waits for both to sign; one that waits is signed before another is held."""
    if held_on < plan.agreed_on:
        raise Refused(f"The plan was agreed on {day(plan.agreed_on)}. Enter a day from then on.")
    with _acting(plan, "plan.reviewed", by, reason) as done:
        if waiting := next((one for one in plan.reviews.all() if not one.is_signed), None):
            raise Refused(
                f"The review of {day(waiting.held_on)} waits to be signed. Sign it first."
            )
        done.review = PlanReview.objects.create(
            force=plan.force, plan=plan, held_on=held_on, next_due_on=next_due_on, note=note
        )
    return done


def sign(review, *, on, by):
    """By the person, or by whoever keeps their plan; with the second the next review is due."""
    plan, is_own = review.plan, by.person_id == review.plan.person_id
    if (review.signed_by_person_on if is_own else review.signed_on) is not None:
        raise Refused("You, or someone in your place, signed it already.")
    with _acting(plan, "plan.review-signed", by, "Signed.") as done:
        signature = {"signed_by_person_on": on} if is_own else {"signed_by": by, "signed_on": on}
        set_changed(review, signature)
        if review.is_signed:
            set_changed(plan, {"review_due_on": review.next_due_on})
    return done


def _acting(plan, kind, by, reason):
    if plan.closed_on:
        raise Refused(f"The plan was closed on {day(plan.closed_on)}. Agree a new one.")
    return acts.about(plan.person, kind, by=by, reason=reason)
