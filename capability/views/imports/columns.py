"""Which column of the file is which of ours, and what its codes mean."""

from functools import partial

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from capability.access import BRING_IN, BRING_IN_CASES
from capability.actions import uploads as actions
from capability.forms.columns import ColumnsForm, ValuesForm
from capability.imports.profiles import Profile
from capability.pages.lists import number
from capability.pages.needs import needs
from capability.reports import uploads as report
from capability.views.imports import desk


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def columns(request, upload):
    """Suggested from what was said of this file or the last one, and from the names themselves."""
    upload = desk.held(request, upload)
    if not report.lines(upload):
        return redirect("upload", upload.uuid)
    saved = report.mappings(upload)
    start, mapping = _start(request, upload, saved)
    head = report.head(upload, number=_number(request), last=start.columns)
    form = ColumnsForm(
        request.POST or None,
        head=head,
        feed=upload.feed,
        start=start,
        today=timezone.localdate(),
        name=mapping.name if mapping else f"{upload.get_feed_display()} of {upload.force.code}",
    )
    if request.method == "POST" and form.is_valid():
        mapped = actions.Mapped(form.tables(), form.cleaned_data["name"], head.header)
        change = partial(actions.map_columns, upload, mapped, by=request.user)
        return desk.move(request, upload, change)
    content = {"form": form, "head": head, "saved": saved, "mapping": mapping}
    return desk.page(request, "Columns", upload, "capability/imports/columns.html", **content)


def _start(request, upload, saved):
    """The profile to begin from: what the file has, the one that is asked for, or the last."""
    asked = request.GET.get("mapping")
    mapping = next((one for one in saved if str(one.uuid) == asked), None)
    if mapping is None and upload.mapping:
        return Profile.from_tables(upload.tables), upload.mapping
    mapping = mapping or next(iter(saved), None)
    return Profile.from_tables(mapping.tables if mapping else {}), mapping


def _number(request):
    """Which row names the columns, if the address or the form says it."""
    said = request.POST.get("header_row") or request.GET.get("header_row") or ""
    return number(said)


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def values(request, upload):
    """What the file's unknown codes mean; then it is checked again."""
    upload = desk.held(request, upload)
    unknown = report.unknown(upload)
    form = ValuesForm(request.POST or None, unknown=unknown)
    if request.method == "POST" and form.is_valid():
        change = partial(actions.add_values, upload, form.said(), by=request.user)
        return desk.move(request, upload, change)
    return desk.page(request, "Problems", upload, "capability/imports/values.html", form=form)
