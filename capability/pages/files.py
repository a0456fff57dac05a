"""A stored file, given to whoever may have it."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from capability.rules.media import ENDINGS

# A browser that opens it all the same runs nothing in it.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


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
