"""Reference data as a user may see it, and which of it the user may change."""

from django.shortcuts import get_object_or_404

from capability.access import KEEP_REFERENCE


def seen(model, user, **named):
    return get_object_or_404(model.objects.visible_to(user), **named)


def kept(model, user, **named):
    """The row, where it belongs to a force whose reference data the user keeps; else a 404."""
    forces = user.reach(KEEP_REFERENCE).forces
    return get_object_or_404(model.objects.filter(force__in=forces), **named)


def keeps(user, row):
    return row.force_id in user.reach(KEEP_REFERENCE).forces
