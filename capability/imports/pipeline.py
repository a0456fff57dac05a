"""A file from end to end: read, look up, settle, apply, all in one transaction or not at all."""

from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

import pghistory
from django.db import transaction

from capability.actions import bulk, rechecks
from capability.actions.contexts import context_of_its_own
from capability.imports import waiting_rows
from capability.imports.cells import CLEAR
from capability.imports.faults import Severity
from capability.imports.feeds.table import FEEDS
from capability.imports.load import Load, about
from capability.imports.reading import open_feed
from capability.models import Batch, EntryRoute, Rank

# Whoever holds a rank, or came by a route, that nobody has told us of is on record all the same.
TOLERATED = (EntryRoute, Rank)
# So many rows that PostgreSQL's picture of the tables no longer fits.
MANY = 1000


class Source(NamedTuple):
    """A file, the feed it is, and the profile that it is read by."""

    path: str
    feed: str
    profile: object


class Origin(NamedTuple):
    """Where the rows come from, as the batch keeps it."""

    file_name: str
    file_sha256: str


def run(source, *, force, as_at, by=None, dry_run=False, looking=None):
    """Load a file; returns the Load, and the headers that nobody mapped.

    Raises Refused, and writes nothing, where the file as a whole can't be taken. `looking` is
    called with the Load while the register holds what it wrote, a dry run's too.
    """
    rows, ignored = _read(source, as_at)
    load = Load(force=force, feed=source.feed, profile=source.profile, as_at=as_at)
    bring_in(load, rows, _origin(source), by=by, dry_run=dry_run, looking=looking)
    return load, ignored


def bring_in(load, rows, origin, *, by=None, dry_run=False, looking=None):
    """Give each row its outcome and write what is accepted, as one batch."""
    with transaction.atomic(), context_of_its_own():
        bulk.one_at_a_time(load.force)
        load.batch = _batch(load, origin, by)
        with pghistory.context(batch=load.batch.pk, user=by and by.pk):
            _settle(load, rows)
            _conclude(load)
            if looking:
                looking(load)
            if not dry_run:
                _recheck(load)
        transaction.set_rollback(dry_run)


def _read(source, as_at):
    with open_feed(source.path, source.feed, source.profile, today=as_at) as reading:
        return list(reading), reading.ignored


def _origin(source):
    with open(source.path, "rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return Origin(Path(source.path).name[-200:], digest)


def _batch(load, origin, by):
    return Batch.objects.create(
        force=load.force,
        feed=load.feed,
        **origin._asdict(),
        profile=load.profile.as_json(),
        as_at=load.as_at,
        loaded_by=by,
    )


def _settle(load, rows):
    feed = FEEDS[load.feed]
    for row in rows:
        faults = [*row.faults, *_unknown_codes(load, row, getattr(feed, "CODES", {}))]
        load.add(row, faults)
    feed.settle(load)
    load.finish()


def _unknown_codes(load, row, kinds):
    for column, model in kinds.items():
        code, codes = row.values.get(column), load.codes(model)
        if code and code != CLEAR and not codes.accepts(code):
            severity = Severity.WARNING if model in TOLERATED else Severity.ERROR
            rule = f"No {codes.noun} has that code."
            yield about(row, column, rule, codes.suggestion(code), severity)


def _conclude(load):
    counts = load.counts()
    if counts["created"] + counts["changed"] > MANY:
        bulk.refresh_statistics()
    Batch.objects.filter(pk=load.batch.pk).update(**counts)
    waiting_rows.keep(load)


def _recheck(load):
    """Last of all, since whoever else asks for one has to wait until this is on record."""
    counts = load.counts()
    if load.force and counts["created"] + counts["changed"]:
        load.job = rechecks.ask(load.force)
