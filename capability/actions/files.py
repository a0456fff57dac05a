"""Files on their way into the store: kept by hash, size and type, under a random name."""

from contextlib import contextmanager
from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from capability.actions import acts


@contextmanager
def stored(folder, content, media_type):
    """Gives the facts of the stored file; it goes again where what it is for is refused.

    The file's own name could say too much, or lead astray.
    """
    key = default_storage.save(f"{folder}/{uuid4().hex}", ContentFile(content))
    try:
        yield {
            "sha256": sha256(content).hexdigest(),
            "size": len(content),
            "media_type": media_type,
            "storage_key": key,
        }
    except acts.Refused:
        default_storage.delete(key)
        raise
