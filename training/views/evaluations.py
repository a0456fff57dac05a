"""What those who attended thought of a course: said by each alone, read as a whole."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.actions.acts import Refused
from capability.pages.lists import page_of
from capability.pages.needs import needs
from training.access import EVALUATE, SEE_EVALUATIONS
from training.actions import evaluations
from training.forms.evaluations import EvaluationForm
from training.models import Booking, Course
from training.reports import evaluations as report
from training.rules.evaluations import AT_LEAST
from training.views import bookings

_INTRO = (
    "The register keeps that you have answered, not what. Nobody sees an answer by itself: what "
    f"at least {AT_LEAST} people said is shown together, once no more answers are taken. Sent, it "
    "can't be changed."
)


@needs(EVALUATE)
def give(request, booking):
    rows = Booking.objects.to_evaluate(on=timezone.localdate()).filter(
        person=request.user.person_id, person__isnull=False
    )
    row = get_object_or_404(rows.select_related("person", "course", "event"), uuid=booking)
    form = EvaluationForm(request.POST or None, questions=report.QUESTIONS)
    back = bookings.page_of(row.person)
    if form.is_valid() and _given(row, form, request.user):
        messages.success(request, f"Thank you. What you thought of {row.course} is counted.")
        return redirect(back)
    context = {"title": f"What did you think of {row.course}?", "intro": _INTRO, "button": "Send"}
    return render(request, "capability/act.html", context | {"form": form, "back": back})


@require_GET
@needs(SEE_EVALUATIONS)
def comments(request, course):
    """Those of the groups by which the course is shown."""
    seen = Course.objects.filter(force__in=request.user.reach(SEE_EVALUATIONS).forces)
    row = get_object_or_404(seen, uuid=course)
    listed = report.comments(report.shown(row, on=timezone.localdate()))
    context = {"course": row, "page": page_of(listed, request), "told": report.TOLD_OF_COURSE}
    return render(request, "training/comments.html", context)


def _given(row, form, user):
    """Whether it was; where it can't be, the form says why."""
    try:
        evaluations.give(row, form.cleaned_data, on=timezone.localdate(), by=user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
