"""What there is to do in the L&D office, by week."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.pages.lists import page_of
from capability.pages.needs import needs
from training.access import KEEP_COURSES
from training.reports.worklist import KINDS, Worklist


@require_GET
@needs(KEEP_COURSES)
def worklist(request):
    """`?kind=` and `?week=` narrow the rows to those that a number counts."""
    work = Worklist(request.user, on=timezone.localdate())
    kind, week = request.GET.get("kind", ""), request.GET.get("week", "")
    labels = {one.key: one.label for one in work.weeks}
    if kind not in ("", *KINDS) or week not in ("", *labels):
        raise Http404
    context = {
        "work": work,
        "page": page_of(work.narrowed(kind, week), request),
        "of_kind": KINDS.get(kind),
        "of_week": labels.get(week),
    }
    return render(request, "training/worklist.html", context)
