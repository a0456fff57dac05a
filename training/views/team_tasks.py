"""What of training waits for a supervisor, one kind at a time."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.pages.lists import page_of
from capability.pages.needs import needs
from training.access import APPROVE
from training.reports.team_tasks import KINDS, counts, filled


@require_GET
@needs(APPROVE)
def team_tasks(request):
    """`?kind=` chooses; without one, the first."""
    name = request.GET.get("kind", next(iter(KINDS)))
    if name not in KINDS:
        raise Http404
    on = timezone.localdate()
    page = page_of(KINDS[name].rows(request.user, on), request)
    page.object_list = list(filled(name, page.object_list))
    found = counts(request.user, on=on)
    kinds = [
        {"name": one, "title": kind.title, "count": found[one], "is_here": one == name}
        for one, kind in KINDS.items()
    ]
    context = {"kind": KINDS[name], "kinds": kinds, "page": page, "today": on}
    return render(request, "training/team_tasks.html", context)
