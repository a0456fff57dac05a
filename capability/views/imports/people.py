"""Whom the rows of a file mean that fit nobody: one entry a person, decided once."""

from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from capability.access import BRING_IN, BRING_IN_CASES, SEE_IMPORTS
from capability.models import UploadRow
from capability.pages.needs import needs
from capability.reports import uploads as report
from capability.reports import waiting
from capability.views.imports import deciding, desk


def _rows(upload):
    return UploadRow.objects.filter(upload=upload, outcome="unresolved")


@require_GET
@needs(SEE_IMPORTS)
def people(request, upload):
    """Everyone whom the file names and nobody knows, most rows first."""
    upload = desk.seen(request, upload)
    page = deciding.page_of_entries(request, _rows(upload), upload.force)
    content = {
        "page": page,
        "is_stale": report.is_stale(upload),
        "one": _one(upload),
        "differing": waiting.differing(_rows(upload)).count(),
    }
    return desk.page(request, "People", upload, "capability/imports/people.html", **content)


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def person(request, upload):
    """One of them: `?who=` says which; another person is searched for here, and it is decided."""
    upload = desk.held(request, upload)
    entry = deciding.entry_or_404(request, _rows(upload), upload.force)
    if request.method == "POST" and deciding.decide(request, entry, upload.force):
        return redirect("upload-people", upload.uuid)
    words = request.GET.get("q", "").strip()
    content = {
        "entry": entry,
        "one": _one(upload),
        "q": words,
        "found": waiting.searched(words, entry, request.user, upload.force) if words else [],
    }
    return desk.page(request, "People", upload, "capability/imports/person.html", **content)


def _one(upload):
    """The page that decides about one of them."""
    return reverse("upload-person", args=[upload.uuid])
