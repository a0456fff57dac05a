"""Every row of the register that waits for a decision: about a person, or against a correction."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from capability.access import BRING_IN, BRING_IN_CASES, SEE_IMPORTS
from capability.actions import corrections, decisions
from capability.actions.acts import Refused
from capability.models import Force, UnresolvedRow
from capability.pages.lists import number, page_of
from capability.pages.needs import needs, whole_force
from capability.reports import waiting as report
from capability.tasks import wake
from capability.views.imports import deciding

TOLD = {
    corrections.keep: "The register stands. As long as files say the same, they change nothing.",
    corrections.take: "The file is right. The row goes in with the rows that are decided.",
}


@require_GET
@needs(SEE_IMPORTS)
def waiting(request):
    """One entry a person, whatever feeds name them; `?feed=` narrows."""
    force = whole_force(request, SEE_IMPORTS)
    rows = _rows(request, force)
    feeds = report.feeds(rows)
    if feed := request.GET.get("feed"):
        rows = rows.filter(feed=feed)
    context = {
        "page": deciding.page_of_entries(request, rows, force),
        "force": force,
        "one": _one(force),
        "may_change": request.user.may(BRING_IN_CASES),
        "feeds": feeds,
        "feed": feed,
        "differing": sum(differing for *_feed, differing in feeds),
        "ready": decisions.ready(force, request.user).count(),
    }
    return render(request, "capability/imports/waiting.html", context)


@require_http_methods(["GET", "POST"])
@needs(SEE_IMPORTS)
def differences(request):
    """Rows that say otherwise than what was set by hand: which of the two is right?"""
    force = whole_force(request, SEE_IMPORTS)
    mine = _rows(request, force).changeable_by(request.user)
    if request.method == "POST":
        return _decided(request, force, _one_of(mine, request))
    page = page_of(report.differing(_rows(request, force)), request)
    page.object_list = report.told(page.object_list, request.user)
    context = {
        "page": page,
        "force": force,
        "may_change": mine.exists(),
        "ready": decisions.ready(force, request.user).count(),
    }
    return render(request, "capability/imports/differences.html", context)


def _one_of(rows, request):
    return get_object_or_404(rows, pk=number(request.POST.get("row", "")) or 0)


def _decided(request, force, row):
    decide = {"keep": corrections.keep, "take": corrections.take}.get(request.POST.get("kind"))
    if decide is None:
        messages.warning(request, "Choose whether the register or the file is right.")
    else:
        _do(request, row, decide)
    return redirect(f"{reverse('waiting-differences')}?force={force.code}")


def _do(request, row, decide):
    try:
        act = decide(row, request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        wake(act.job)
        messages.success(request, TOLD[decide])


@require_POST
@needs(BRING_IN, BRING_IN_CASES)
def apply(request, force):
    """Bring in the rows that wait and about which something is decided."""
    force = _force(request, force)
    for job in decisions.apply(force, by=request.user):
        wake(job)
    messages.success(request, "The rows that are decided go in now, as loads of their own.")
    return redirect(f"{reverse('waiting')}?force={force.code}")


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def person(request, force):
    """One of them: `?who=` says which."""
    force = _force(request, force)
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


def _force(request, code):
    forces = Force.objects.filter(pk__in=request.user.reach(BRING_IN_CASES).forces)
    return get_object_or_404(forces, code=code)


def _rows(request, force):
    return UnresolvedRow.objects.visible_to(request.user).filter(force=force)


def _one(force):
    """The page that decides about one of them."""
    return reverse("waiting-person", args=[force.code])
