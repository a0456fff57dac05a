"""Rows that fit nobody, or several, kept once until someone decides or the register knows more."""

import json

from capability.actions import bulk
from capability.imports.load import Outcome
from capability.models import UnresolvedRow

FIELDS = (
    *("force", "batch", "feed", "row"),
    *("content", "queued_as", "reason", "values", "candidates"),
)
PERSON = ("number", "surname", "forename", "joined_on")
LONGEST = 250


def keep(load):
    """Keep the load's unresolved rows that do not wait yet; let go of those that went in."""
    waiting = UnresolvedRow.objects.filter(force=load.force, feed=load.feed)
    known = set(waiting.values_list("content", flat=True))
    new = {}
    for row, *why in load.unresolved_rows:
        if row.content not in known:
            new.setdefault(row.content, (row, *why))
    bulk.insert(UnresolvedRow, FIELDS, [_fields(load, *one) for one in new.values()])
    if went_in := known & _contents_that_went_in(load):
        waiting.filter(content__in=went_in).delete()


def _contents_that_went_in(load):
    kept_out = (Outcome.REJECTED, Outcome.UNRESOLVED)
    return {row.content for row in load.rows if load.outcomes[row.number] not in kept_out}


def _fields(load, row, reason, candidates):
    return (
        *(load.force.pk, load.batch.pk, load.feed, row.number, row.content),
        *(_queued_as(row.values), reason),
        *(json.dumps(row.values, default=str), json.dumps(candidates)),
    )


def _queued_as(values):
    """Rows about one unknown person stand together under this."""
    parts = [str(values[name]) for name in PERSON if name in values]
    return (" ".join(parts) or values.get("person_ref", ""))[:LONGEST]
