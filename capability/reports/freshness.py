"""What a figure rests on: the last file of each feed, by force."""

from django.db.models import F

from capability.models import Batch


def of_feeds(forces):
    """A row a force and feed: when its last file was loaded, and the day that file was of."""
    last = Batch.objects.filter(force__in=forces).order_by("force_id", "feed", "-loaded_at")
    return list(
        last.distinct("force_id", "feed").values(
            "feed", "loaded_at", "as_at", "read", force_code=F("force__code")
        )
    )
