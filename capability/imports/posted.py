"""Rows that another system sends one by one: cleaned, settled and kept as those of a file are."""

from capability.imports import pipeline
from capability.imports.cleaning import Cleaner
from capability.imports.columns import SHAPES
from capability.imports.dates import Days
from capability.imports.load import Load
from capability.imports.profiles import Profile
from capability.imports.rows import BoundColumn, read_row

FILE_NAME = "sent to the API"
# Nothing else than ISO's: a machine has no excuse.
DATES = ("%Y-%m-%d",)


def bring_in(load, said, *, by, body_sha256, looking):
    """`said` are the rows, as texts by the feed's columns; their numbers count from 0."""
    origin = pipeline.Origin(FILE_NAME, body_sha256)
    pipeline.bring_in(load, list(_rows(load, said)), origin, by=by, looking=looking)


def empty(force, feed, *, as_at):
    return Load(force=force, feed=feed, profile=Profile(), as_at=as_at)


def _rows(load, said):
    shape, days = SHAPES[load.feed], Days(DATES, False, load.as_at)
    columns = [
        BoundColumn(column, place, Cleaner(column, days))
        for place, column in enumerate(shape.columns)
    ]
    for number, texts in enumerate(said):
        cells = [texts.get(name) or "" for name in shape.names]
        yield read_row(number, cells, columns, shape)
