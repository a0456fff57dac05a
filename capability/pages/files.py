"""Files that are given away: stored ones to whoever may have them, and lists that were read."""

from tempfile import SpooledTemporaryFile

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from capability.rules.media import ENDINGS

# A browser that opens it all the same runs nothing in it.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
_MOST_IN_MEMORY = 10 * 2**20  # bytes


def download(row, name):
    """Of a row with `storage_key` and `media_type`, under a name of ours; not found without one."""
    if not row.storage_key or not default_storage.exists(row.storage_key):
        raise Http404
    response = FileResponse(
        default_storage.open(row.storage_key),
        as_attachment=True,
        filename=f"{name}-{row.uuid}.{ENDINGS[row.media_type]}",
        content_type=row.media_type,
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def kept(pieces):
    """All of them as a file, for what can't be sent while it is read: a moment's rows
    (`models.known`) are read in a block that ends before the answer goes out.
    """
    file = SpooledTemporaryFile(max_size=_MOST_IN_MEMORY)  # noqa: SIM115 the response closes it
    file.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
    file.seek(0)
    return file
