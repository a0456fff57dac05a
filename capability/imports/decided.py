"""Rows that waited and can go in, since somebody has decided about them; as a load of their own."""

from hashlib import sha256

from django.db.models import Max

from capability.actions import decisions
from capability.imports import pipeline
from capability.imports.cleaning import Cleaner
from capability.imports.columns import SHAPES
from capability.imports.dates import Days
from capability.imports.load import Load, Outcome
from capability.imports.profiles import CREATE, Profile
from capability.imports.rows import Row
from capability.models import UnresolvedRow

FILE_NAME = "decided rows"
LONGEST_REASON = 100


def apply(force, feed, *, by, today):
    """The Load, or None where no row of the feed waits for what was decided."""
    waiting = decisions.ready(force, by).filter(feed=feed)
    as_at = waiting.aggregate(last=Max("batch__as_at"))["last"]
    if as_at is None:
        return None
    load = Load(force=force, feed=feed, profile=_profile(waiting), as_at=as_at)
    rows = list(_rows(waiting, feed, today))
    digest = sha256("".join(sorted(row.content for row in rows)).encode()).hexdigest()
    pipeline.bring_in(load, rows, pipeline.Origin(FILE_NAME, digest), by=by)
    _say_why_rejected(load)
    return load


def _profile(waiting):
    """What the rows' own files might make, they may make still."""
    words = {word for said in _profiles(waiting) for word in said.get("create", ())}
    return Profile(create=tuple(word for word in CREATE if word in words))


def _profiles(waiting):
    return waiting.order_by().values_list("batch__profile", flat=True).distinct()


def _rows(waiting, feed, today):
    """Numbered anew: they come from several files."""
    cleaners = _cleaners(feed, today)
    listed = waiting.order_by("batch", "row").values_list("values", "content")
    for number, (values, content) in enumerate(listed.iterator(), start=1):
        read = {
            name: cleaner.without_words(values[name]).value
            for name, cleaner in cleaners.items()
            if name in values
        }
        yield Row(number, read, [], content)


def _cleaners(feed, today):
    days = Days((), False, today)
    return {column.name: Cleaner(column, days) for column in SHAPES[feed].columns}


def _say_why_rejected(load):
    """They wait on, with the reason for which they could not go in."""
    for row in load.rows:
        if load.outcomes[row.number] is Outcome.REJECTED:
            rule = next(fault.rule for fault in load.faults if fault.row == row.number)
            rows = UnresolvedRow.objects.filter(force=load.force, feed=load.feed)
            rows.filter(content=row.content).update(reason=rule[:LONGEST_REASON])
