"""The yearly review, and what case reviews found for an officer to learn."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from capability.models import Person
from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.rules.words import day
from training.access import KEEP_PLANS
from training.actions import reviews
from training.forms.done import DatedActForm
from training.forms.plans import CaseReviewForm
from training.models import CaseReviewOutcome
from training.reports import plans as report
from training.views.plans import page_of


@needs(KEEP_PLANS)
def hold_yearly(request, person):
    person = _person(request, person)
    form = DatedActForm(request.POST or None, label="Held on", today=timezone.localdate())

    def do(cleaned):
        act = reviews.hold_yearly(person, cleaned["on"], by=request.user, reason=cleaned["reason"])
        return act, f"The yearly review of {day(cleaned['on'])} with {person} is recorded."

    title = f"A yearly review with {person} was held"
    return acting(request, form, do, back=page_of(person), title=title)


@needs(KEEP_PLANS)
def answer(request, person):
    person = _person(request, person)
    form = CaseReviewForm(request.POST or None, cases=report.unanswered(person))

    def do(cleaned):
        act = reviews.answer(person, **cleaned, by=request.user)
        is_need = cleaned["outcome"] == CaseReviewOutcome.NEED
        return act, "It is now an aim of the plan." if is_need else "Nothing to learn is recorded."

    title = f"What the review of a case found for {person} to learn"
    return acting(request, form, do, back=page_of(person), title=title)


def _person(request, person):
    kept = Person.objects.changeable_by(request.user, KEEP_PLANS)
    return get_object_or_404(kept.select_related("force"), uuid=person)
