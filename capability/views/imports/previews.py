"""What would happen, in one sentence and in lists, before anything does."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from capability.access import BRING_IN, BRING_IN_CASES, SEE_IMPORTS
from capability.actions import seconds
from capability.actions import uploads as actions
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports import uploads as report
from capability.views.imports import desk


@require_GET
@needs(SEE_IMPORTS)
def preview(request, upload):
    """`?show=` says which list."""
    upload = desk.seen(request, upload)
    if "Preview" not in desk.OPEN[upload.state]:
        return redirect("upload", upload.uuid)
    shown = request.GET.get("show") or _first(upload)
    if shown not in report.TABS:
        raise Http404
    page = page_of(report.rows(upload, shown), request)
    if shown == "rejected":
        page.object_list = report.faults_of(page.object_list)
    two = seconds.TwoPeople(upload)
    content = {
        "page": page,
        "shown": shown,
        "tabs": report.tabs(upload, shown),
        "columns": report.shown_columns(upload),
        "is_stale": report.is_stale(upload),
        "two": two,
        "is_first": two.is_first(request.user),
        "refusal": two.refusal(request.user),
    }
    return desk.page(request, "Preview", upload, "capability/imports/preview.html", **content)


def _first(upload):
    """The list that has something in it: what changes first."""
    order = ("details", "created", "changed", "rejected", "unresolved", "unchanged")
    counts = upload.counts
    return next((name for name in order if counts.get(name)), "created")


@require_POST
@needs(BRING_IN, BRING_IN_CASES)
def apply(request, upload):
    """The word that it may go in, or the second person's."""
    upload = desk.held(request, upload)
    waits = seconds.TwoPeople(upload).refusal(request.user)
    words = f"{upload.file_name} waits for a second person to confirm it." if waits else ""
    return desk.move(request, upload, partial(actions.apply, upload, by=request.user), words)
