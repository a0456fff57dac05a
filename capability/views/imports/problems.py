"""What is wrong with a file: by rule, then row by row, and as files to mend and send back."""

import re
from itertools import chain

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.views.decorators.http import require_GET

from capability.access import SEE_IMPORTS
from capability.actions import staged
from capability.imports.faults import Fault
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports import uploads as report
from capability.rules.spreadsheets import MARK, csv_text
from capability.views.imports import desk


@require_GET
@needs(SEE_IMPORTS)
def problems(request, upload):
    upload = desk.seen(request, upload)
    groups = report.problems(upload)
    content = {"groups": groups, "has_unknown": bool(report.unknown(upload))}
    return desk.page(request, "Problems", upload, "capability/imports/problems.html", **content)


@require_GET
@needs(SEE_IMPORTS)
def rows(request, upload):
    """The rows that one rule found."""
    upload = desk.seen(request, upload)
    kind, column = request.GET.get("kind", ""), request.GET.get("column", "")
    faults = report.faults(upload).filter(kind=kind, column=column)
    content = {"page": page_of(faults, request), "kind": kind, "column": column}
    return desk.page(request, "Problems", upload, "capability/imports/problem.html", **content)


@require_GET
@needs(SEE_IMPORTS)
def faults(request, upload):
    """All of them as CSV, one line each."""
    upload = desk.seen(request, upload)
    found = report.faults(upload).values_list(*Fault._fields).iterator(2_000)
    lines = chain([MARK], csv_text(Fault._fields, found))
    return _as_file(StreamingHttpResponse(lines, content_type="text/csv"), upload, "faults")


@require_GET
@needs(SEE_IMPORTS)
def rejected(request, upload):
    """The rejected rows in the file's own columns, with what is wrong with each at its end."""
    upload = desk.seen(request, upload)
    key = staged.rejected_key(upload)
    if not upload.storage_key or not default_storage.exists(key):
        raise Http404
    kept = FileResponse(default_storage.open(key), content_type="text/csv")
    return _as_file(kept, upload, "rejected")


def _as_file(response, upload, what):
    name = re.sub(r"[^A-Za-z0-9_]+", "-", upload.file_name.partition(".")[0])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{what}.csv"'
    return response
