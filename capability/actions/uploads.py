"""Files brought in on pages, as far as people move them: nothing goes in before someone says so."""

from datetime import timedelta
from hashlib import sha256
from secrets import token_hex
from typing import Any, NamedTuple

import pghistory
from django.core.files.storage import default_storage
from django.db import transaction

from capability.actions import jobs, seconds
from capability.actions.acts import Refused
from capability.models import MappingProfile, Upload, UploadState

NAMED_NO_LONGER_THAN = 150
FILES_ARE_KEPT = timedelta(days=30)
ROWS_ARE_KEPT = timedelta(days=7)

BUSY = "The file is being worked on just now. Look again in a moment."
MOVED_ON = "The file has moved on meanwhile. Look at where it stands now."
OPEN = (UploadState.MAPPING, UploadState.CHECKED, UploadState.WAITING, UploadState.REFUSED)


class Brought(NamedTuple):
    """A file as a page takes it: of which feed, and the day it is of."""

    feed: str
    file: Any
    as_at: Any


class Mapped(NamedTuple):
    """How a file is read: the profile's tables, saved under a name for the next such file."""

    tables: dict
    name: str
    header: list


@transaction.atomic
def bring_in(force, brought, *, by, replaces=None):
    """Keep the file under a key that nobody can guess, and ask for a look at how it begins."""
    upload = Upload.objects.create(
        force=force,
        feed=brought.feed,
        file_name=_plain_name(brought.file.name),
        file_sha256=_digest(brought.file),
        size=brought.file.size,
        storage_key=default_storage.save(f"uploads/{token_hex(16)}", brought.file),
        as_at=brought.as_at,
        uploaded_by=by,
        replaces=replaces,
        tables=replaces.tables if replaces else {},
        mapping=replaces.mapping if replaces else None,
    )
    return _asked(upload, "read-upload", UploadState.READING, by)


@transaction.atomic
def choose_sheet(upload, sheet, *, by):
    """The workbook is read again, from that sheet."""
    upload = taken(upload, *OPEN)
    upload.tables = {"source": {"sheet": sheet}}
    return _asked(upload, "read-upload", UploadState.READING, by)


@transaction.atomic
def map_columns(upload, mapped, *, by):
    """Read the file so from now on; the mapping is kept for the next one, and it is checked."""
    upload = taken(upload, *OPEN)
    upload.tables = mapped.tables
    upload.mapping, _is_new = MappingProfile.objects.update_or_create(
        force=upload.force,
        feed=upload.feed,
        name=mapped.name,
        defaults={"tables": mapped.tables, "headers": mapped.header},
    )
    return _asked(upload, "check-upload", UploadState.CHECKING, by)


@transaction.atomic
def add_values(upload, said, *, by):
    """What words of the file mean, theirs to ours by column, from now on; it is checked again."""
    upload = taken(upload, *OPEN)
    values = dict(upload.tables.get("values", {}))
    for column, pairs in said.items():
        known = values.get(column, {})
        # What was mapped to a word that turned out to be unknown is mapped on.
        values[column] = {theirs: pairs.get(ours, ours) for theirs, ours in known.items()} | pairs
    upload.tables = upload.tables | {"values": values}
    if upload.mapping:
        upload.mapping.tables = upload.tables
        upload.mapping.save()
    return _asked(upload, "check-upload", UploadState.CHECKING, by)


@transaction.atomic
def check(upload, *, by):
    """Look at the file anew: what was decided since, or what others changed, counts."""
    return _asked(taken(upload, *OPEN), "check-upload", UploadState.CHECKING, by)


@transaction.atomic
def apply(upload, *, by):
    """Bring it in; where it takes two people, the first one's word alone makes it wait."""
    upload = taken(upload, UploadState.CHECKED, UploadState.WAITING)
    two = seconds.TwoPeople(upload)
    if refusal := two.refusal(by):
        if upload.state == UploadState.WAITING or not two.is_first(by):
            raise Refused(refusal)
        return _moved(upload, UploadState.WAITING)
    upload.confirmed_by = by if two.reason else None
    return _asked(upload, "apply-upload", UploadState.APPLYING, by)


@transaction.atomic
def try_again(upload, *, by):
    """The work on it was given up; it starts anew."""
    upload = taken(upload, UploadState.READING, UploadState.CHECKING, UploadState.APPLYING)
    if not (upload.job and upload.job.is_given_up):
        raise Refused(BUSY)
    return _asked(upload, upload.job.kind, upload.state, by)


@transaction.atomic
def give_up(upload):
    """Nothing of it goes in."""
    return _moved(taken(upload, *OPEN), UploadState.DROPPED)


def taken(upload, *states):
    """The file locked for this change, if it is in one of these states still."""
    free = Upload.objects.select_for_update(skip_locked=True, of=("self",))
    locked = free.select_related("force", "mapping", "job").filter(pk=upload.pk).first()
    if locked is None:
        raise Refused(BUSY)
    if locked.state not in states:
        raise Refused(MOVED_ON)
    return locked


def _asked(upload, kind, state, by):
    key = f"{upload.force.code} {upload.uuid}"
    upload.job = jobs.ask(kind, key, force=upload.force, arguments={"upload": upload.pk}, by=by)
    # Who said how it is read is asked of history when a second person is needed.
    with pghistory.context(user=by.pk):
        return _moved(upload, state)


def _moved(upload, state):
    upload.state, upload.refusal = state, ""
    upload.save()
    return upload


def _digest(file):
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _plain_name(name):
    """As its sender calls it, without what could lead elsewhere; its ending stays."""
    plain = "".join(sign if sign.isprintable() and sign not in "/\\" else "_" for sign in name)
    return plain[-NAMED_NO_LONGER_THAN:].encode()[-NAMED_NO_LONGER_THAN:].decode(errors="ignore")
