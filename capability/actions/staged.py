"""What work on a file that was brought in keeps for its pages, until a while after its end."""

from itertools import islice

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from capability.actions import bulk
from capability.actions.uploads import FILES_ARE_KEPT, ROWS_ARE_KEPT, taken
from capability.models import (
    Upload,
    UploadChange,
    UploadFault,
    UploadRow,
    UploadState,
)

OWN = ("force", "upload")
ROW = ("row", "outcome", "said", "queued_as", "reason", "values", "candidates")
FAULT = ("row", "column", "value", "kind", "rule", "cure", "severity")
CHANGE = ("what", "done", "whose", "details", "is_ending")
AT_ONCE = 20_000
LONGEST_REFUSAL = 500
ENDED = (UploadState.APPLIED, UploadState.REFUSED, UploadState.DROPPED)


@transaction.atomic
def keep_head(upload, head):
    """How the file begins; a person says next which column is which."""
    upload = taken(upload, UploadState.READING)
    upload.rows.all().delete()
    for row, cells in head.lines:
        UploadRow.objects.create(
            force=upload.force, upload=upload, row=row, outcome=UploadRow.HEAD, said=cells
        )
    upload.sheets = {"visible": head.visible, "hidden": head.hidden}
    upload.state = UploadState.MAPPING
    upload.save()
    return upload


@transaction.atomic
def keep_check(upload, counts, staged, *, rejected):
    """What the check found, instead of what an earlier one did; `staged` is rows by model.

    `rejected` is the file of the rejected rows. False where the file has moved on meanwhile.
    """
    upload = taken(upload, UploadState.CHECKING)
    forget_check(upload)
    for (model, fields), rows in staged.items():
        _keep(upload, model, fields, iter(rows))
    default_storage.save(rejected_key(upload), ContentFile(rejected.detach().getvalue()))
    upload.counts, upload.state, upload.refusal = counts, UploadState.CHECKED, ""
    upload.save()


def _keep(upload, model, fields, rows):
    own = (upload.force_id, upload.pk)
    while some := list(islice(rows, AT_ONCE)):
        bulk.insert(model, (*OWN, *fields), ((*own, *row) for row in some))


@transaction.atomic
def refuse(upload, words):
    """The file can't be taken, and why."""
    upload = taken(upload, *UploadState)
    upload.state, upload.refusal = UploadState.REFUSED, words[:LONGEST_REFUSAL]
    upload.save()


@transaction.atomic
def stop(upload, words):
    """It goes no further until someone has looked at it again."""
    upload = taken(upload, UploadState.APPLYING)
    upload.state, upload.refusal = UploadState.CHECKED, words[:LONGEST_REFUSAL]
    upload.confirmed_by = None
    upload.save()


def applied(upload, load):
    """In the transaction of the load itself: never one without the other."""
    upload.counts |= load.counts() | {"recheck": load.job and load.job.pk}
    upload.state, upload.batch = UploadState.APPLIED, load.batch
    upload.save()


def forget_check(upload):
    for model in (UploadFault, UploadChange):
        model.objects.filter(upload=upload).delete()
    upload.rows.exclude(outcome=UploadRow.HEAD).delete()
    _remove(rejected_key(upload))


def rejected_key(upload):
    return f"{upload.storage_key}.rejected"


def tidy(*, on):
    """Files go 30 days after they came, what was found in them 7 days after their end."""
    old = Upload.objects.filter(uploaded_at__date__lt=on - FILES_ARE_KEPT)
    for upload in old.exclude(storage_key=""):
        _let_go(upload)
    ended = Upload.objects.filter(
        state__in=ENDED, job__finished_at__date__lt=on - ROWS_ARE_KEPT, rows__isnull=False
    )
    for upload in ended.distinct():
        forget_check(upload)
        upload.rows.all().delete()


@transaction.atomic
def _let_go(upload):
    upload = taken(upload, *UploadState)
    _remove(upload.storage_key)
    forget_check(upload)
    if not upload.is_at_an_end:
        upload.state = UploadState.DROPPED
        upload.refusal = f"Its file was kept for {FILES_ARE_KEPT.days} days, and is gone."
    upload.storage_key = ""
    upload.save()


def _remove(key):
    if default_storage.exists(key):
        default_storage.delete(key)
