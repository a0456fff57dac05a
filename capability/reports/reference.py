"""The lists of reference data, and how much of each is national and how much a force's own."""

from django.db.models import Count, Q, Value
from django.urls import reverse

from capability.models import (
    CaseCategory,
    CaseGroup,
    EntryRoute,
    Rank,
    Requirement,
    Role,
    Scheme,
    Shift,
    Threshold,
)

LISTS = (
    ("Schemes", Scheme, ("schemes",), "What a person can be accredited in, and its rules"),
    ("Requirements", Requirement, ("requirements",), "Who needs which scheme, from when to when"),
    ("Case groups", CaseGroup, ("codes", "case-groups"), "What counts as RASSO, and the like"),
    ("Case categories", CaseCategory, ("codes", "case-categories"), "Offence codes"),
    ("Roles", Role, ("codes", "roles"), "Police jobs"),
    ("Ranks", Rank, ("codes", "ranks"), "Ranks and staff grades"),
    ("Entry routes", EntryRoute, ("entry-routes",), "Ways into the service, and their milestones"),
    ("Shifts", Shift, ("shifts",), "When an area needs how many first responders"),
    ("Thresholds", Threshold, ("thresholds",), "The numbers that checks go by, with their source"),
)


def lists(user):
    """A row a list: name, address, purpose, national, own; in one query."""
    counted = [_counted(place, model, user) for place, (_name, model, *_rest) in enumerate(LISTS)]
    first, *others = counted
    counts = {row["place"]: row for row in first.union(*others, all=True)}
    return [
        {
            "name": name,
            "purpose": purpose,
            "url": reverse(page, args=args),
            **{key: counts.get(place, {}).get(key, 0) for key in ("national", "own")},
        }
        for place, (name, _model, (page, *args), purpose) in enumerate(LISTS)
    ]


def _counted(place, model, user):
    rows = model.objects.visible_to(user).order_by().annotate(place=Value(place))
    return rows.values("place").annotate(
        national=Count("pk", filter=Q(force=None)), own=Count("pk", filter=Q(force__isnull=False))
    )
