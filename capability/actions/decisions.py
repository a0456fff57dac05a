"""What someone decided about rows that fit nobody; it holds for the next file too."""

from capability.models import Decision


def decide(force, queued_as, *, kind, by, person=None):
    """Make the decision about the rows that are queued under those words, or change it."""
    decided, _is_new = Decision.objects.update_or_create(
        force=force,
        queued_as=queued_as,
        defaults={"kind": kind, "person": person, "decided_by": by},
    )
    return decided
