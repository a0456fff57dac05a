"""A force's own lists of case categories, such as what it counts as RASSO."""

from django.db import transaction

from capability.actions import bulk
from capability.models import CaseGroup, CaseGroupMember


@transaction.atomic
def make(force, code, name, categories, *, starts_on=None):
    """A group of those categories (ids) from that day on, or always; returns the group."""
    group = CaseGroup.objects.create(force=force, code=code, name=name)
    rows = [(group.pk, category, starts_on) for category in categories]
    bulk.insert(CaseGroupMember, ("group", "category", "starts_on"), rows)
    return group
