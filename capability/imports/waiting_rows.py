"""Rows that wait, kept once until someone decides or the register knows more."""

import json

from capability.actions import bulk
from capability.imports.load import Outcome
from capability.models import UnresolvedRow
from capability.rules.unknowns import queued_as

FIELDS = (
    *("force", "batch", "feed", "row"),
    *("content", "queued_as", "reason", "values", "candidates"),
)
CHANGING = ("reason", "candidates", "settled_by")


def keep(load):
    """Keep the load's unresolved rows that do not wait yet; settle those that went in."""
    known = _known(load)
    new, again = {}, {}
    for row, *why in load.unresolved_rows:
        if row.content not in known:
            new.setdefault(row.content, (row, *why))
        elif known[row.content] != (why[0], None):
            again[row.content] = why
    bulk.insert(UnresolvedRow, FIELDS, [_fields(load, *one) for one in new.values()])
    _wait_again(load, again)
    if went_in := known.keys() & _contents_that_went_in(load):
        waiting = UnresolvedRow.objects.filter(force=load.force, feed=load.feed)
        waiting.filter(content__in=went_in).update(settled_by=load.batch)


def _known(load):
    """Of those that wait or once waited why, and the load that settled them, by content."""
    rows = UnresolvedRow.every.filter(force=load.force, feed=load.feed).order_by()
    told = rows.values_list("content", "reason", "settled_by")
    return {content: (reason, settled_by) for content, reason, settled_by in told}


def _wait_again(load, again):
    """For another reason than before, or once more."""
    rows = UnresolvedRow.every.filter(force=load.force, feed=load.feed, content__in=again)
    ids = dict(rows.values_list("content", "pk"))
    values = (
        (ids[content], reason, json.dumps(candidates, default=str), None)
        for content, (reason, candidates) in again.items()
    )
    bulk.update(UnresolvedRow, CHANGING, values)


def _contents_that_went_in(load):
    kept_out = (Outcome.REJECTED, Outcome.UNRESOLVED)
    return {row.content for row in load.rows if load.outcomes[row.number] not in kept_out}


def _fields(load, row, reason, candidates):
    return (
        *(load.force.pk, load.batch.pk, load.feed, row.number, row.content),
        *(queued_as(row.values), reason),
        *(json.dumps(row.values, default=str), json.dumps(candidates, default=str)),
    )
