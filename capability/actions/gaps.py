"""Findings become gaps, stand, and close: the one place that writes them."""

import time
from dataclasses import asdict, astuple, dataclass

from django.db import connection, transaction
from django.db.models.expressions import RawSQL
from psycopg.sql import SQL, Identifier

from capability.actions import carrying_on
from capability.checks.compiled import FEW_PEOPLE, compiled
from capability.models import Gap, Sweep
from capability.models.gaps import KEY_COLUMNS

FEW = 100
TABLE = """
drop table if exists swept;
create temporary table swept on commit drop as select {columns} from {gaps} with no data
"""
LOCK = """
select pg_advisory_xact_lock(hashtextextended('sweep ' || code, %s)) from unnest(%s::text[]) code
"""
OPEN = """
select check_code, count(*) from {gaps} where force_id = %s and check_code = any(%s)
and closed_on is null and {of_whom} group by check_code
"""
OF_WHOM = SQL(
    "(%s::bigint[] is null or person_id = any(%s)) and (%s::bigint[] is null or unit_id = any(%s))"
)


@dataclass(frozen=True)
class Swept:
    """What a sweep did; opened and closed are None where it only reported.

    `open` are those of whom it looked at.
    """

    check: str
    found: int
    opened: int | None
    closed: int | None
    open: int
    seconds: float

    def __add__(self, other):
        """Of one check about others besides; where one only reported, the other counts alone."""
        pairs = zip(astuple(self)[1:], astuple(other)[1:], strict=True)
        known = ([count for count in pair if count is not None] for pair in pairs)
        return Swept(self.check, *(sum(counts) if counts else None for counts in known))

    def as_dict(self):
        return asdict(self)


def sweep(check, scope, *, on):
    """Reconcile the check's findings with the open gaps of a force, in one transaction.

    A day before the latest one swept is only reported. A scope of some people or units re-checks
    these alone and leaves no Sweep.
    """
    (swept,) = _together([check], scope, on)
    return swept


def recheck(checks, scope, *, on):
    """The same by several checks, which share a transaction where they look at few people.

    Or at some units.
    """
    if not scope.is_whole and len(scope.people or ()) <= FEW_PEOPLE:
        return _together(checks, scope, on)
    return [sweep(check, scope, on=on) for check in checks]


@transaction.atomic
def _together(checks, scope, on):
    codes = [check.code for check in checks]
    _lock(codes, scope.force)
    later = _swept_later(codes, scope.force, on)
    carrying_on.follow([check for check in checks if check.code not in later], scope.force, on=on)
    standing = _standing(codes, scope)
    done = []
    for check in checks:
        if not done or done[-1].found:
            _make_table()
        standing_of = standing.get(check.code, 0)
        done.append(_reconcile(check, scope, on, standing_of, check.code in later))
    return done


def _reconcile(check, scope, on, standing, only_reports):
    began = time.monotonic()
    found = _collect(check, scope, on)
    if only_reports:
        opened = closed = None
    else:
        matched = _matched(check, scope) if found and standing else 0
        closed = _close(check, scope, on) if standing > matched else 0
        opened = _open(check, scope, on, found) if found > matched else 0
        standing += opened - closed
        _record(check, scope, on, (found, opened, closed))
    return Swept(check.code, found, opened, closed, standing, time.monotonic() - began)


def _lock(codes, force):
    """A statement of its own: inside a later one its snapshot would be older than the lock.

    In the order of the checks, so that two who need several never wait for one another.
    """
    _run(LOCK, [force.pk, codes])


def _swept_later(codes, force, on):
    swept = Sweep.objects.filter(force=force, check_code__in=codes, on__gt=on).order_by()
    return set(swept.values_list("check_code", flat=True))


def _standing(codes, scope):
    """How many gaps stand open, by check."""
    with connection.cursor() as cursor:
        cursor.execute(_compose(OPEN, of_whom=OF_WHOM), [scope.force.pk, codes, *_whom(scope)])
        return dict(cursor.fetchall())


def _make_table():
    """Empty, for the keys of one check's findings; gone at the end of the transaction."""
    _run(TABLE, columns=_listed(KEY_COLUMNS))


def _collect(check, scope, on):
    """The keys of all findings, in the temporary table."""
    found = _run_query(
        "insert into swept ({columns}) {query}",
        compiled(_keys, check, scope, on=on),
        columns=_listed(check.columns),
    )
    if found > FEW:
        _run("analyze swept")
    return found


def _matched(check, scope):
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


def _close(check, scope, on):
    """Open gaps that are no longer found."""
    return _run(
        "update {gaps} gap set closed_on = %s "
        "where gap.force_id = %s and gap.check_code = %s and gap.closed_on is null "
        "and {of_whom} and not exists (select from swept where {same_key})",
        [on, scope.force.pk, check.code, *_whom(scope)],
        of_whom=OF_WHOM,
        same_key=_same_key(check),
    )


def _open(check, scope, on, found):
    """Evidence is asked for what is new alone: for every finding it costs several times more."""
    _run(
        "delete from swept using {gaps} gap where gap.force_id = %s and gap.check_code = %s "
        "and gap.closed_on is null and {same_key}",
        [scope.force.pk, check.code],
        same_key=_same_key(check),
    )
    if found > FEW:
        # However few PostgreSQL expects of the findings, it must not walk this table for each.
        _run("create index on swept ({columns})", columns=_listed(check.columns))
    return _run_query(
        "insert into {gaps} (force_id, check_code, opened_on, {columns}, evidence) "
        "select %s, %s, %s, {columns}, gap.evidence "
        "from ({query}) gap ({columns}, evidence) join swept using ({columns})",
        compiled(_new, check, scope, on=on),
        [scope.force.pk, check.code, on],
        columns=_listed(check.columns),
    )


def _keys(check, scope, *, on):
    return check.findings(scope, on=on).values_list(*check.columns)


def _new(check, scope, *, on):
    """The findings in the temporary table, and few others, with their evidence."""
    first = check.columns[0]
    swept = RawSQL(SQL("select {} from swept").format(Identifier(first)).as_string(), [])  # noqa: S611 the name of a column of ours
    new = check.findings(scope, on=on).filter(**{f"{first}__in": swept})
    return check.evidence(new, scope, on=on).values_list(*check.columns, "evidence")


def _record(check, scope, on, counts):
    if not scope.is_whole:
        return
    facts = dict(zip(("found", "opened", "closed"), counts, strict=True))
    swept = Sweep(force=scope.force, check_code=check.code, on=on, **facts)
    Sweep.objects.bulk_create(
        [swept],
        update_conflicts=True,
        unique_fields=["force", "check_code", "on"],
        update_fields=["swept_at", *facts],
    )


def _whom(scope):
    """The values of OF_WHOM."""
    ids = (None if some is None else list(some) for some in (scope.people, scope.units))
    return [value for some in ids for value in (some, some)]


def _listed(columns):
    return SQL(", ").join(map(Identifier, columns))


def _same_key(check):
    """With `=` and never `is not distinct from`, which PostgreSQL can only answer row by row."""
    pairs = (SQL("gap.{0} = swept.{0}").format(Identifier(column)) for column in check.columns)
    return SQL(" and ").join(pairs)


def _run_query(statement, query, values=(), **parts):
    """Run a statement around a query; one that can find nothing finds none."""
    if query is None:
        return 0
    select, more = query
    return _run(statement, [*values, *more], query=SQL(select), **parts)


def _run(statement, values=None, **parts):
    with connection.cursor() as cursor:
        cursor.execute(_compose(statement, **parts), values)
        return cursor.rowcount


def _compose(statement, **parts):
    return SQL(statement).format(gaps=Identifier(Gap._meta.db_table), **parts).as_string()
