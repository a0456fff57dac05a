"""Findings become gaps, stand, and close: the one place that writes them."""

import time
from dataclasses import asdict, dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models.expressions import RawSQL
from psycopg.sql import SQL, Identifier

from capability.models import Gap, Sweep


@dataclass(frozen=True)
class Swept:
    """What a sweep did; opened and closed are None where it only reported."""

    check: str
    found: int
    opened: int | None
    closed: int | None
    open: int
    seconds: float

    def as_dict(self):
        return asdict(self)


def sweep(check, scope, *, on):
    """Reconcile the check's findings with the open gaps of a force, in one transaction.

    A day before the latest one swept is only reported. A scope of some people re-checks them alone
    and leaves no Sweep.
    """
    began = time.monotonic()
    with transaction.atomic():
        _lock(check, scope.force)
        found = _collect(check, scope, on)
        if _swept_later(check, scope.force, on):
            opened = closed = None
        else:
            closed = _close(check, scope, on)
            opened = _open(check, scope, on, found)
            _record(check, scope, on, (found, opened, closed))
        standing = Gap.objects.still_open().filter(force=scope.force, check_code=check.code).count()
    return Swept(check.code, found, opened, closed, standing, time.monotonic() - began)


def _lock(check, force):
    """A statement of its own: inside a later one its snapshot would be older than the lock."""
    _run(
        "select pg_advisory_xact_lock(hashtextextended(%s, %s))", [f"sweep {check.code}", force.pk]
    )


def _collect(check, scope, on):
    """The keys of all findings, in a temporary table for this transaction."""
    _run("drop table if exists swept")
    _run("create temporary table swept ({typed}) on commit drop", typed=_typed(check))
    found = _run_query(
        "insert into swept ({columns}) {query}",
        check.findings(scope, on=on).values_list(*check.columns),
        columns=_columns(check),
    )
    _run("analyze swept")
    return found


def _swept_later(check, force, on):
    return Sweep.objects.filter(force=force, check_code=check.code, on__gt=on).exists()


def _close(check, scope, on):
    """Open gaps that are no longer found."""
    return _run(
        "update {gaps} gap set closed_on = %s "
        "where gap.force_id = %s and gap.check_code = %s and gap.closed_on is null "
        "and (%s::bigint[] is null or gap.person_id = any(%s)) "
        "and not exists (select from swept where {same_key})",
        [on, scope.force.pk, check.code, *[_people(scope)] * 2],
        same_key=_same_key(check),
    )


def _open(check, scope, on, found):
    """Evidence is asked for what is new alone: for every finding it costs several times more."""
    if _standing(check, scope) == found:
        return 0
    _run(
        "delete from swept using {gaps} gap where gap.force_id = %s and gap.check_code = %s "
        "and gap.closed_on is null and {same_key}",
        [scope.force.pk, check.code],
        same_key=_same_key(check),
    )
    # However few rows PostgreSQL expects of the findings, it must not walk this table for each.
    _run("create index on swept ({columns})", columns=_columns(check))
    new = check.findings(scope, on=on).filter(**{f"{check.columns[0]}__in": _first_keys(check)})
    return _run_query(
        "insert into {gaps} (force_id, check_code, opened_on, {columns}, evidence) "
        "select %s, %s, %s, {columns}, gap.evidence "
        "from ({query}) gap ({columns}, evidence) join swept using ({columns})",
        check.evidence(new, scope, on=on).values_list(*check.columns, "evidence"),
        [scope.force.pk, check.code, on],
        columns=_columns(check),
    )


def _standing(check, scope):
    """How many findings have an open gap."""
    with connection.cursor() as cursor:
        cursor.execute(
            _compose(
                "select count(*) from swept join {gaps} gap on {same_key} "
                "where gap.force_id = %s and gap.check_code = %s and gap.closed_on is null",
                same_key=_same_key(check),
            ),
            [scope.force.pk, check.code],
        )
        return cursor.fetchone()[0]


def _first_keys(check):
    select = SQL("select {} from swept").format(Identifier(check.columns[0]))
    return RawSQL(select.as_string(), [])  # noqa: S611 the name of a column of ours


def _record(check, scope, on, counts):
    if scope.people is not None:
        return
    facts = dict(zip(("found", "opened", "closed"), counts, strict=True))
    swept = Sweep(force=scope.force, check_code=check.code, on=on, **facts)
    Sweep.objects.bulk_create(
        [swept],
        update_conflicts=True,
        unique_fields=["force", "check_code", "on"],
        update_fields=["swept_at", *facts],
    )


def _people(scope):
    return None if scope.people is None else list(scope.people)


def _columns(check):
    return SQL(", ").join(map(Identifier, check.columns))


def _typed(check):
    kinds = (SQL("text" if column == "subject" else "bigint") for column in check.columns)
    columns = zip(map(Identifier, check.columns), kinds, strict=True)
    return SQL(", ").join(SQL("{} {} not null").format(*column) for column in columns)


def _same_key(check):
    """With `=` and never `is not distinct from`, which PostgreSQL can only answer row by row."""
    pairs = (SQL("gap.{0} = swept.{0}").format(Identifier(column)) for column in check.columns)
    return SQL(" and ").join(pairs)


def _run_query(statement, queryset, values=(), **parts):
    """Run a statement around a queryset's own SQL; a queryset that can find nothing finds none."""
    try:
        select, more = queryset.query.sql_with_params()
    except EmptyResultSet:
        return 0
    return _run(statement, [*values, *more], query=SQL(select), **parts)


def _run(statement, values=None, **parts):
    with connection.cursor() as cursor:
        cursor.execute(_compose(statement, **parts), values)
        return cursor.rowcount


def _compose(statement, **parts):
    return SQL(statement).format(gaps=Identifier(Gap._meta.db_table), **parts).as_string()
