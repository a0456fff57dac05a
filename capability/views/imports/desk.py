"""A file on its way in, as each of its pages takes it up."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from capability.actions.acts import Refused
from capability.models import Upload, UploadState
from capability.reports import uploads as report
from capability.tasks import wake

STEPS = {
    "File": "upload",
    "Columns": "upload-columns",
    "Problems": "upload-problems",
    "People": "upload-people",
    "Preview": "upload-preview",
    "Done": "upload",
}
FOUND = ("Problems", "People", "Preview")
# The steps that can be opened while a file is in a state.
OPEN = {
    UploadState.READING: ("File",),
    UploadState.MAPPING: ("File", "Columns"),
    UploadState.CHECKING: ("File",),
    UploadState.CHECKED: ("File", "Columns", *FOUND),
    UploadState.WAITING: ("File", *FOUND),
    UploadState.APPLYING: ("File",),
    UploadState.APPLIED: (*FOUND, "Done"),
    UploadState.REFUSED: ("File", "Columns"),
    UploadState.DROPPED: ("File",),
}


def seen(request, upload):
    """One that the user may see."""
    return get_object_or_404(report.listed(request.user), uuid=upload)


def held(request, upload):
    """One that the user may move on."""
    mine = Upload.objects.changeable_by(request.user)
    return get_object_or_404(
        report.listed(request.user).filter(pk__in=mine.values("pk")), uuid=upload
    )


def page(request, step, upload, template, **content):
    """A page of one step, with the names of all of them at the top."""
    mine = Upload.objects.changeable_by(request.user)
    shared = {
        "upload": upload,
        "steps": _steps(upload, step),
        "may_change": mine.filter(pk=upload.pk).exists(),
    }
    return render(request, template, shared | content)


def _steps(upload, here):
    can_be_opened = OPEN[upload.state]
    return [
        {"label": label, "page": page, "is_open": label in can_be_opened, "is_here": label == here}
        for label, page in STEPS.items()
    ]


def move(request, upload, change, words=""):
    """Change where the file stands, wake the work that this asks for, and show the file's page.

    What can't be done is said there in words.
    """
    try:
        upload = change()
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("upload", upload.uuid)
    if words:
        messages.success(request, words)
    if upload.is_worked_on:
        wake(upload.job)
    return redirect("upload", upload.uuid)
