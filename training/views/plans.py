"""A person's development plan: agreed, worked on, reviewed, closed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from capability.actions.acts import Refused
from capability.models import Person
from capability.pages.acting import acting, tell
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.rules.words import day
from training.access import KEEP_PLANS, SEE_TRAINING, WORK_ON_PLAN
from training.actions import plans
from training.forms.done import DatedActForm
from training.forms.plans import AgreeForm, AimForm, ReviewForm, SettleForm, StepForm
from training.models import DevelopmentPlan, PlanAction, PlanAim, PlanReview
from training.reports import deeds
from training.reports import plans as report
from training.views import tabs


@require_GET
@needs(SEE_TRAINING)
@looks_back
def shown(request, person):
    record, person = tabs.opened(request, person, KEEP_PLANS)
    plan = report.open_on(person, record.day.on)
    return record.page(
        "training/plan.html",
        plan=plan,
        aims=report.told(plan) if plan else [],
        closed=report.closed(person),
        yearly=person.yearly_reviews.all(),
        case_reviews=person.case_reviews.select_related("case"),
        unanswered=report.unanswered(person).count(),
        may_keep_plan=person.may_keep,
        is_own=person.pk == request.user.person_id,
        deeds=tabs.done(record, person, deeds.of_plans),
    )


@needs(KEEP_PLANS)
def agree(request, person):
    person = get_object_or_404(_kept(request).select_related("force"), uuid=person)
    form = AgreeForm(request.POST or None, today=timezone.localdate())

    def do(cleaned):
        act = plans.agree(person, **cleaned, by=request.user)
        return act, f"A development plan was agreed with {person}."

    title = f"Agree a development plan with {person}"
    return acting(request, form, do, back=page_of(person), title=title)


@needs(KEEP_PLANS)
def close(request, plan):
    plan = get_object_or_404(_plans(_kept(request)), uuid=plan)
    label = "From which day it no longer counts"
    form = DatedActForm(request.POST or None, label=label, today=timezone.localdate())

    def do(cleaned):
        act = plans.close(plan, cleaned["on"], by=request.user, reason=cleaned["reason"])
        return act, f"The plan of {plan.person} was closed."

    title = f"Close the plan of {plan.person}"
    return acting(request, form, do, back=page_of(plan.person), title=title)


@needs(WORK_ON_PLAN)
def add_aim(request, plan):
    plan = get_object_or_404(_plans(_worked_on(request)), uuid=plan)
    offered = {
        "gaps": report.gaps_to_close(plan.person),
        "requirements": report.requirements_on(plan.force, timezone.localdate()),
    }
    form = AimForm(request.POST or None, is_own=_is_own(request, plan), **offered)

    def do(cleaned):
        how = {"by": request.user, "reason": form.reason}
        return plans.aim(plan, cleaned["text"], **form.tie, **how), "The aim was added."

    title = f"Add an aim to the plan of {plan.person}"
    return acting(request, form, do, back=page_of(plan.person), title=title)


@needs(WORK_ON_PLAN)
def settle_aim(request, aim):
    aim = _aim(request, aim)
    is_own, today = _is_own(request, aim.plan), timezone.localdate()
    form = SettleForm(request.POST or None, is_own=is_own, today=today)

    def do(cleaned):
        outcome = {cleaned["outcome"]: cleaned["on"]}
        act = plans.settle(aim, **outcome, by=request.user, reason=form.reason)
        return act, f"“{aim}” is {'met' if 'met_on' in outcome else 'dropped'}."

    return acting(request, form, do, back=page_of(aim.plan.person), title=f"What became of “{aim}”")


@needs(WORK_ON_PLAN)
def add_step(request, aim):
    aim = _aim(request, aim)
    form = StepForm(request.POST or None, is_own=_is_own(request, aim.plan))

    def do(cleaned):
        how = {"by": request.user, "reason": form.reason}
        return plans.step(aim, cleaned["text"], cleaned["due_on"], **how), "The step was added."

    return acting(request, form, do, back=page_of(aim.plan.person), title=f"A step towards “{aim}”")


@require_POST
@needs(WORK_ON_PLAN)
def finish_step(request, step):
    rows = PlanAction.objects.filter(aim__plan__in=_plans(_worked_on(request)), done_on=None)
    step = get_object_or_404(rows.select_related("aim__plan__person__force"), uuid=step)
    today = timezone.localdate()
    return _at_once(
        request,
        step.aim.plan,
        lambda: plans.finish(step, today, by=request.user, reason="Said to be done."),
        f"“{step}” is done.",
    )


@needs(KEEP_PLANS)
def hold_review(request, plan):
    plan = get_object_or_404(_plans(_kept(request)), uuid=plan)
    form = ReviewForm(request.POST or None, today=timezone.localdate())

    def do(cleaned):
        act = plans.review(plan, **cleaned, by=request.user)
        held = day(cleaned["held_on"])
        return act, f"The review of {held} is recorded. It counts once both of you have signed."

    title = f"Review the plan of {plan.person}"
    return acting(request, form, do, back=page_of(plan.person), title=title)


@require_POST
@needs(WORK_ON_PLAN)
def sign(request, review):
    rows = PlanReview.objects.filter(plan__in=_plans(_worked_on(request)))
    review = get_object_or_404(rows.select_related("plan__person__force"), uuid=review)
    today = timezone.localdate()
    return _at_once(
        request,
        review.plan,
        lambda: plans.sign(review, on=today, by=request.user),
        f"You have signed the review of {day(review.held_on)}.",
    )


def page_of(person):
    return reverse("person-plan", args=[person.uuid])


def _at_once(request, plan, do, words):
    """Done by one button, without a form."""
    try:
        act = do()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        tell(request, act, words)
    return redirect(page_of(plan.person))


def _kept(request):
    return Person.objects.changeable_by(request.user, KEEP_PLANS)


def _worked_on(request):
    """Their own, and those that they keep."""
    return Person.objects.within(request.user.reach(WORK_ON_PLAN))


def _plans(people):
    related = ("person__force", "force")
    return DevelopmentPlan.objects.filter(person__in=people.values("pk")).select_related(*related)


def _aim(request, aim):
    rows = PlanAim.objects.filter(plan__in=_plans(_worked_on(request)))
    return get_object_or_404(rows.select_related("plan__person__force", "plan__force"), uuid=aim)


def _is_own(request, plan):
    return plan.person_id == request.user.person_id
