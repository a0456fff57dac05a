"""Every row of the register that waits for a decision: about a person, or against a correction."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from capability.access import BRING_IN, BRING_IN_CASES, SEE_IMPORTS
from capability.models import Force, UnresolvedRow
from capability.reports import waiting as report
from capability.views.imports import deciding
from capability.views.needs import needs, whole_force


@require_GET
@needs(SEE_IMPORTS)
def waiting(request):
    """One entry a person, whatever feeds name them; `?feed=` narrows."""
    force = whole_force(request, SEE_IMPORTS)
    rows = _rows(request, force)
    if feed := request.GET.get("feed"):
        rows = rows.filter(feed=feed)
    context = {
        "page": deciding.page_of_entries(request, rows, force),
        "force": force,
        "one": _one(force),
        "may_change": _rows(request, force).changeable_by(request.user).exists(),
        "feeds": report.feeds(_rows(request, force)),
        "feed": feed,
    }
    return render(request, "capability/imports/waiting.html", context)


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def person(request, force):
    """One of them: `?who=` says which."""
    forces = Force.objects.filter(pk__in=request.user.reach(BRING_IN_CASES).forces)
    force = get_object_or_404(forces, code=force)
    rows = _rows(request, force).changeable_by(request.user)
    entry = deciding.entry_or_404(request, rows, force)
    if request.method == "POST" and deciding.decide(request, entry, force):
        return redirect(f"{reverse('waiting')}?force={force.code}")
    words = request.GET.get("q", "").strip()
    context = {
        "entry": entry,
        "force": force,
        "one": _one(force),
        "may_change": True,
        "q": words,
        "found": report.searched(words, entry, request.user, force) if words else [],
    }
    return render(request, "capability/imports/waiting_person.html", context)


def _rows(request, force):
    return UnresolvedRow.objects.visible_to(request.user).filter(force=force)


def _one(force):
    """The page that decides about one of them."""
    return reverse("waiting-person", args=[force.code])
