"""A file brought in on a page: read, checked and applied, each as one job, all of it or nothing."""

import shutil
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.storage import default_storage
from django.db import connection, transaction

from capability.actions import seconds, staged, uploads
from capability.imports import heads, pipeline, preview
from capability.imports.columns import SHAPES
from capability.imports.faults import Refused
from capability.imports.headers import bind, find_header
from capability.imports.profiles import Profile
from capability.models import Upload, UploadChange, UploadFault, UploadRow, UploadState

CHANGED = (
    "The register has changed since the file was checked, and the file would no longer do what "
    "was shown. Nothing went in. Check it again and look at the new preview."
)
NOT_ALLOWED = "Who asked for it may no longer bring in such a file. Nothing went in."


class _OtherwiseThanShown(Exception):  # noqa: N818 - it is caught here and becomes a remark
    """The load would not do what the preview said."""


def read(upload):
    """Keep how the file begins; gives the job to wake where it can go on by itself."""
    if upload.state != UploadState.READING:
        return None
    sheet = upload.tables.get("source", {}).get("sheet", "")
    with _on_disk(upload) as path:
        head = heads.read(path, sheet=sheet)
    upload = staged.keep_head(upload, head)
    if upload.replaces_id and fits(upload, head.lines):
        return uploads.check(upload, by=upload.uploaded_by).job
    return None


def fits(upload, lines):
    """Whether the file has the columns that its mapping names."""
    profile = Profile.from_tables(upload.tables)
    try:
        _number, header = find_header(iter(lines), profile.header)
        bind(header, profile, SHAPES[upload.feed])
    except Refused:
        return False
    return True


def check(upload, *, telling, at, pulse):
    """Do all of it and take it back; what it found is kept for the pages.

    `telling` reads from history what the load did, as rows of `staged.CHANGE` and how many left.
    """
    if upload.state != UploadState.CHECKING:
        return
    look = _Look(upload, telling, pulse)
    with _on_disk(upload) as path:
        source = _source(upload, path)
        load, ignored = pipeline.run(
            source, force=upload.force, as_at=upload.as_at, dry_run=True, looking=look
        )
        rejected = preview.empty_file()
        found = {
            (UploadRow, staged.ROW): preview.rows(source, load, rejected),
            (UploadFault, staged.FAULT): preview.fault_rows(load),
            (UploadChange, staged.CHANGE): look.changes,
        }
        counts = load.counts() | look.seconds
        counts |= {
            "leaving": look.leaving,
            "details": len(look.changes),
            "ignored": ignored,
        }
        counts["checked_at"] = at.isoformat()
        staged.keep_check(upload, counts, found, rejected=rejected)


class _Look:
    """What is to be seen of a load only while the register holds it."""

    def __init__(self, upload, telling, pulse):
        self._upload, self._telling, self._pulse = upload, telling, pulse
        pulse.reached(10)

    def __call__(self, load):
        self._pulse.reached(60)
        # What the database checks at the end only would else be found by the real load.
        connection.check_constraints()
        self.changes, self.leaving = self._telling(load)
        self.seconds = seconds.found(self._upload, load)
        self._pulse.reached(75)


def apply(upload, *, by, pulse):
    """Bring the file in, if it does what the preview said; gives the Load, or None."""
    if upload.state != UploadState.APPLYING:
        return None
    if not _may_apply(upload, by):
        staged.stop(upload, NOT_ALLOWED)
        return None
    with transaction.atomic():
        upload = uploads.taken(upload, UploadState.APPLYING)
        pulse.reached(10)
        with _on_disk(upload) as path:
            load, _ignored = pipeline.run(
                _source(upload, path),
                force=upload.force,
                as_at=upload.as_at,
                by=by,
                looking=partial(_as_shown, upload),
            )
        staged.applied(upload, load)
        return load


def worked_on(upload, work):
    """Do a piece of work on it; what can't be done becomes a word on its page."""
    try:
        return work(upload)
    except Refused as refusal:
        staged.refuse(upload, str(refusal))
    except _OtherwiseThanShown:
        staged.stop(upload, CHANGED)
    return None


def _may_apply(upload, user):
    """Grants are asked again when the work begins: one may have ended since."""
    return user is not None and Upload.objects.changeable_by(user).filter(pk=upload.pk).exists()


def _as_shown(upload, load):
    counts = load.counts() | seconds.found(upload, load)
    if any(upload.counts.get(name) != number for name, number in counts.items()):
        raise _OtherwiseThanShown


def _source(upload, path):
    return pipeline.Source(str(path), upload.feed, Profile.from_tables(upload.tables))


@contextmanager
def _on_disk(upload):
    """The file under the name that its sender knows, so that refusals name it so."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / upload.file_name
        with default_storage.open(upload.storage_key) as kept, path.open("wb") as copy:
            shutil.copyfileobj(kept, copy)
        yield path
