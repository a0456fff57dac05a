"""The register as it stood at a moment: `config.known` has the views that this puts first."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, models, transaction
from django.db.models.sql import Query
from django.db.models.sql.datastructures import BaseTable

_moment = ContextVar("known_at", default=None)

# The last column fails where the views are missing: the tables of now would answer in silence.
_ENTER = """
select set_config('transaction_read_only', 'on', true),
       set_config('register.known_at', %s, true),
       set_config('search_path', 'known, public', true),
       'known.capability_person'::regclass
"""
_SEARCH = "select set_config('search_path', %s, true)"


def moment():
    """That of the block that one is in, or None."""
    return _moment.get()


@contextmanager
def known_at(moment):
    """Inside, whatever is read is as it was on record at that moment; None is now.

    Read inside, rendering included. Nothing can be written, and the block is rolled back: a
    savepoint that is released would leave its settings behind.
    """
    if moment is None:
        yield
        return
    features = connection.features
    usual = features.allows_group_by_selected_pks
    with transaction.atomic():
        _execute(_ENTER, moment.isoformat())
        before = _moment.set(moment)
        # A view has no primary key that would stand for its other columns.
        features.allows_group_by_selected_pks = False
        try:
            yield
        finally:
            features.allows_group_by_selected_pks = usual
            _moment.reset(before)
        transaction.set_rollback(True)


@contextmanager
def as_of_now():
    """Within such a block: what is read here is as of now, since what one may see is.

    For queries that are asked inside; those that become part of others read tables `of_now`.
    """
    if _moment.get() is None:
        yield
        return
    _execute(_SEARCH, "public")
    try:
        yield
    finally:
        _execute(_SEARCH, "known, public")


def of_now(model):
    """All rows of the table as they are now, wherever the query is asked; without joins."""
    return models.QuerySet(model, query=_QueryOfNow(model))


class _TableOfNow(BaseTable):
    def as_sql(self, compiler, connection):
        table, values = super().as_sql(compiler, connection)
        return f"public.{table}", values


class _QueryOfNow(Query):
    base_table_class = _TableOfNow


def _execute(statement, value):
    with connection.cursor() as cursor:
        cursor.execute(statement, [value])
