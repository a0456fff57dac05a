"""Files on their way in: the list, a new one, and where one stands."""

from functools import partial

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from capability.access import BRING_IN, BRING_IN_CASES, SEE_IMPORTS
from capability.actions import uploads as actions
from capability.forms.uploads import MendedForm, UploadForm
from capability.models import Force, UploadState
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports import uploads as report
from capability.reports.rechecks import rechecked
from capability.views.imports import desk


@require_GET
@needs(SEE_IMPORTS)
def imports(request):
    """The latest first; `?state=` narrows."""
    listed = report.listed(request.user)
    state = request.GET.get("state", "")
    if state in UploadState:
        listed = listed.filter(state=state)
    context = {
        "page": page_of(listed, request),
        "states": UploadState.choices,
        "state": state,
        "may_bring_in": _forces(request.user).exists(),
        "sees_waiting": bool(request.user.reach(SEE_IMPORTS).forces),
    }
    return render(request, "capability/imports/imports.html", context)


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def bring_in(request):
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        forces=_forces(request.user),
        whole=request.user.reach(BRING_IN).forces,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        brought = actions.Brought(said["feed"], said["file"], said["as_at"])
        change = partial(actions.bring_in, said["force"], brought, by=request.user)
        return desk.move(request, None, change)
    return render(request, "capability/imports/new.html", {"form": form})


def _forces(user):
    within = user.reach(BRING_IN).forces | user.reach(BRING_IN_CASES).forces
    return Force.objects.filter(pk__in=within)


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def mended(request, upload):
    """The rows that were rejected, mended: a file of its own that is read as the first was."""
    first = desk.held(request, upload)
    form = MendedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        brought = actions.Brought(first.feed, form.cleaned_data["file"], first.as_at)
        change = partial(actions.bring_in, first.force, brought, by=request.user, replaces=first)
        return desk.move(request, None, change)
    context = {"form": form, "upload": first}
    return render(request, "capability/imports/mended.html", context)


@require_GET
@needs(SEE_IMPORTS)
def upload(request, upload):
    """Where the file stands and what is next; once it is in, what came of it."""
    upload = desk.seen(request, upload)
    if upload.state != UploadState.APPLIED:
        renew = 2 * (upload.is_worked_on and not upload.job.is_given_up)
        return desk.page(request, "File", upload, "capability/imports/file.html", renew=renew)
    recheck, moved = rechecked(upload.counts.get("recheck"))
    renew = 3 * bool(recheck and recheck.is_under_way)
    content = {"recheck": recheck, "moved": moved, "renew": renew}
    return desk.page(request, "Done", upload, "capability/imports/done.html", **content)


@require_POST
@needs(BRING_IN, BRING_IN_CASES)
def sheet(request, upload):
    """Which sheet of a workbook is meant."""
    upload = desk.held(request, upload)
    name = request.POST.get("sheet", "")
    if name not in upload.sheets.get("visible", ()):
        return redirect("upload", upload.uuid)
    return desk.move(request, upload, partial(actions.choose_sheet, upload, name, by=request.user))


@require_POST
@needs(BRING_IN, BRING_IN_CASES)
def check(request, upload):
    upload = desk.held(request, upload)
    return desk.move(request, upload, partial(actions.check, upload, by=request.user))


@require_POST
@needs(BRING_IN, BRING_IN_CASES)
def try_again(request, upload):
    upload = desk.held(request, upload)
    return desk.move(request, upload, partial(actions.try_again, upload, by=request.user))


@require_POST
@needs(BRING_IN, BRING_IN_CASES)
def give_up(request, upload):
    upload = desk.held(request, upload)
    words = f"{upload.file_name} was given up. Nothing of it went in."
    return desk.move(request, upload, partial(actions.give_up, upload), words)
