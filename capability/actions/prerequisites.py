"""What a force's own schemes need first."""

from datetime import timedelta

from capability.models import Prerequisite, Scheme
from capability.rules.circles import path

DAY = timedelta(days=1)


def edges(force):
    """Codes needed by code, as far as the force may see and as they stand now."""
    needed = {}
    standing = Prerequisite.objects.filter(scheme__in=Scheme.objects.of(force), ends_on=None)
    for scheme, needs in standing.values_list("scheme__code", "needs__code"):
        needed.setdefault(scheme, set()).add(needs)
    return needed


def circle(needed, code, needs):
    """The codes round which `code` would need itself, or None; else the edges are entered."""
    for other in needs:
        if way := path(needed, other, code):
            return [code, *way]
    needed.setdefault(code, set()).update(needs)
    return None


def need(scheme, needs, *, starts_on):
    """The scheme needs these from that day (None: always), beside what it needs already."""
    standing = Prerequisite.objects.filter(scheme=scheme)
    open_ones = set(standing.filter(ends_on=None).values_list("needs", flat=True))
    missing = [other for other in needs if other.pk not in open_ones]
    for other in missing:
        last = standing.filter(needs=other).order_by("-ends_on").first()
        begins = max(filter(None, (starts_on, last and last.ends_on + DAY)), default=None)
        Prerequisite.objects.create(
            force=scheme.force, scheme=scheme, needs=other, starts_on=begins
        )
    return bool(missing)


def need_nothing(scheme, *, as_at):
    """From that day the scheme needs nothing first; returns whether it did."""
    standing = Prerequisite.objects.filter(scheme=scheme, ends_on=None)
    begun_later = standing.filter(starts_on__gte=as_at)
    deleted, _ = begun_later.delete()
    return bool(deleted + standing.update(ends_on=as_at - DAY))
