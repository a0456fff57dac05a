"""What the checks find on a day: any number of checks and forces in one query."""

import json
from functools import cache
from itertools import groupby
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from psycopg.sql import SQL, Identifier

from capability.checks import CHECKS, Check, Scope
from capability.checks.compiled import compiled, written
from capability.models import Person

COLUMNS = ("grade", "severity")


class Arm(NamedTuple):
    """Rows of one check and force that have the columns of its key."""

    scope: Scope
    check: Check
    rows: QuerySet


def found(user, asked, narrowing):
    """Grade and severity of what the user may see, by force, check and key.

    `asked` are pairs of scope and check.
    """
    # Whom a power reaches is written once, however many the checks.
    within = cache(lambda power: _of(Person.objects.within(user.reach(power))))
    selects = []
    for scope, check in asked:
        seen = _seen(user, scope, check, narrowing, within)
        if seen is not None and (query := compiled(_graded, check, scope, on=narrowing.on)):
            selects.append(_select(scope, check, COLUMNS, query, seen))
    rows = _all_of(selects)
    return {source: {"grade": grade, "severity": severity} for source, grade, severity in rows}


def _graded(check, scope, *, on):
    rows = check.graded(check.findings(scope, on=on), scope, on=on)
    return rows.values_list(*check.columns, *COLUMNS)


def with_evidence(items, *, on):
    """The findings of the items, and few others, with the evidence for them."""
    for scope, check, own in by_check(items):
        keys = {item.key[0] for item in own}
        findings = check.findings(scope, on=on).filter(**{f"{check.columns[0]}__in": keys})
        yield Arm(scope, check, check.evidence(findings, scope, on=on))


def by_check(items):
    for (_force, code), group in groupby(sorted(items, key=_place), key=_place):
        own = list(group)
        yield own[0].scope, CHECKS[code], own


def _place(item):
    return item.force, item.check


def together(arms, *columns):
    """One query for all arms: the source of each row (force, check and key), and the columns."""
    return _all_of(
        [
            _select(arm.scope, arm.check, columns, query)
            for arm in arms
            if (query := written(arm.rows.values_list(*arm.check.columns, *columns)))
        ]
    )


def _all_of(selects):
    if not selects:
        return []
    with connection.cursor() as cursor:
        query = SQL(" union all ").join(select for select, _values in selects)
        cursor.execute(query.as_string(), [value for _, values in selects for value in values])
        return [
            ((force, code, tuple(json.loads(key))), *rest)
            for force, code, key, *rest in cursor.fetchall()
        ]


def _select(scope, check, columns, query, wheres=()):
    """By hand, since Django's union loses the columns by which a check orders."""
    sql, values = query
    key = SQL("jsonb_build_array({})").format(_listed(check.columns))
    selected = SQL(", ").join([key, *map(Identifier, columns)])
    names = _listed((*check.columns, *columns))
    select = SQL("select %s, %s, {} from ({}) arm ({})").format(selected, SQL(sql), names)
    if wheres:
        select += SQL(" where ") + SQL(" and ").join(where for where, _values in wheres)
    given = [value for _where, own in wheres for value in own]
    return select, [scope.force.pk, check.code, *values, *given]


def _listed(names):
    return SQL(", ").join(map(Identifier, names))


def _seen(user, scope, check, narrowing, within):
    """What tells the findings that the user may see from others, as conditions in SQL with their
    values; None where there can be none.

    Those about nobody are scoped by their unit, else by the force.
    """
    wheres = _wheres(check, narrowing)
    reach = user.reach(check.audience)
    if wheres is None or scope.force.pk in reach.forces:
        return wheres
    if check.is_about_people:
        return [*wheres, within(check.audience)]
    if "unit" not in check.keys:
        return None
    return [*wheres, (SQL("unit_id = any(%s)"), [list(reach.units)])]


def _wheres(check, narrowing):
    """What is asked for; asking about people leaves out those about nobody, but for its units'."""
    if narrowing.people is None:
        return []
    if check.is_about_people:
        return [_of(narrowing.people)]
    if narrowing.units is None or "unit" not in check.keys:
        return None
    return [_of(narrowing.units, "unit_id")]


def _of(rows, column="person_id"):
    """As an array, since PostgreSQL takes that into a check's query, and no join with it."""
    query = written(rows.order_by().values("pk"))
    if query is None:
        return SQL("false"), []
    sql, values = query
    any_of = SQL("{} = any(array({}))").format(Identifier(column), SQL(sql))
    return any_of, list(values)
