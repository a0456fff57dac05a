"""Yearly reviews of a make-believe force, and what reviews of cases found to learn: for most."""

from datetime import timedelta
from random import Random

from capability.actions import bulk
from capability.checks import Scope
from capability.checks.rasso import rasso_led
from capability.checks.services import in_service
from capability.models import PersonKind, Service
from config.demo.days import ago
from config.demo.log_ins import OFFICER
from training.models import CaseReview, CaseReviewOutcome, DevelopmentPlan, PlanAim, YearlyReview

# Of so many officers one had none of late; of so many reviewed cases one has no answer.
_LATE, _UNANSWERED = 9, 8
_HELD, _HELD_LATE = (10, 350), (380, 480)
# Of what was reviewed within these days every other one waits, since there is time yet.
_TIME = timedelta(days=14)
_NEED_ONE_IN = 4
_LEARNT = (
    "Ask for the phone download in the first week",
    "Write down why a line of enquiry was not followed",
    "Keep the complainant told at each step",
)


def bring_in(force, *, on):
    """After the plans, in which what is to be learnt becomes an aim."""
    _hold_yearly(force, on)
    _answer(force, on)


def _hold_yearly(force, on):
    """Of those who had joined by then."""
    rng = Random(f"yearly reviews {force.code}")  # noqa: S311 - nothing here is a secret
    services = Service.objects.filter(in_service(on), force=force, person__kind=PersonKind.OFFICER)
    joined = services.order_by("person__person_ref").values_list("person", "joined_on")
    rows = []
    for place, (person, joined_on) in enumerate(joined):
        held_on = ago(on, rng.randint(*(_HELD if (place + 1) % _LATE else _HELD_LATE)))
        if held_on > joined_on:
            rows.append((force.pk, person, held_on))
    bulk.insert(YearlyReview, ("force", "person", "held_on"), rows)


def _answer(force, on):
    led = rasso_led(Scope(force), on=on).filter(case__last_reviewed_on__isnull=False)
    reviewed = led.values_list("person_id", "case_id", "case__last_reviewed_on").distinct()
    plans = DevelopmentPlan.objects.filter(force=force, closed_on=None)
    learners = dict(plans.exclude(person__user__email=OFFICER).values_list("person", "pk"))
    rows, learnt = [], []
    for place, (person, case, day) in enumerate(reviewed.order_by("case_id", "person_id")):
        if (place + 1) % (2 if day >= on - _TIME else _UNANSWERED) == 0:
            continue
        is_need = place % _NEED_ONE_IN == 0 and person in learners
        outcome = CaseReviewOutcome.NEED if is_need else CaseReviewOutcome.NOTHING
        rows.append((force.pk, person, case, day, outcome))
        learnt.append((learners[person], _LEARNT[place % len(_LEARNT)]) if is_need else None)
    columns = ("force", "person", "case", "reviewed_on", "outcome")
    ids = bulk.insert(CaseReview, columns, rows)
    aims = [(force.pk, *aim, found) for found, aim in zip(ids, learnt, strict=True) if aim]
    bulk.insert(PlanAim, ("force", "plan", "text", "case_review"), aims)
