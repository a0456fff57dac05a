"""What the checks find on a day: any number of checks and forces in one query."""

import json
from itertools import groupby
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from psycopg.sql import SQL, Identifier

from capability.checks import CHECKS, Check, Scope
from capability.checks.compiled import written
from capability.models import Person


class Arm(NamedTuple):
    """Rows of one check and force that have the columns of its key."""

    scope: Scope
    check: Check
    rows: QuerySet


def found(user, asked, narrowing):
    """Grade and severity of what the user may see, by force, check and key.

    `asked` are pairs of scope and check.
    """
    arms = [
        arm._replace(rows=arm.check.graded(arm.rows, arm.scope, on=narrowing.on))
        for arm in _arms(user, asked, narrowing)
    ]
    rows = together(arms, "grade", "severity")
    return {source: {"grade": grade, "severity": severity} for source, grade, severity in rows}


def sources(user, asked, narrowing):
    """By force, check and key alone: to grade them costs several times as much."""
    return {source for (source,) in together(_arms(user, asked, narrowing))}


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
    selects = list(filter(None, (_select(arm, columns) for arm in arms)))
    if not selects:
        return []
    with connection.cursor() as cursor:
        query = SQL(" union all ").join(select for select, _values in selects)
        cursor.execute(query.as_string(), [value for _, values in selects for value in values])
        return [
            ((force, code, tuple(json.loads(key))), *rest)
            for force, code, key, *rest in cursor.fetchall()
        ]


def _select(arm, columns):
    """By hand, since Django's union loses the columns by which a check orders; None finds none."""
    names = (*arm.check.columns, *columns)
    if (query := written(arm.rows.values_list(*names))) is None:
        return None
    sql, values = query
    key = SQL("jsonb_build_array({})").format(_listed(arm.check.columns))
    selected = SQL(", ").join([key, *map(Identifier, columns)])
    select = SQL("select %s, %s, {} from ({}) arm ({})").format(selected, SQL(sql), _listed(names))
    return select, [arm.scope.force.pk, arm.check.code, *values]


def _listed(names):
    return SQL(", ").join(map(Identifier, names))


def _arms(user, asked, narrowing):
    seen = ((scope, check, _seen(user, scope, check, narrowing)) for scope, check in asked)
    return [Arm(*arm) for arm in seen if arm[-1] is not None]


def _seen(user, scope, check, narrowing):
    """The findings that the user may see; None where there can be none.

    Those about nobody are scoped by their unit, else by the force; asking about people leaves
    them out.
    """
    is_about_people = check.is_about_people
    if narrowing.people is not None and not is_about_people:
        return None
    findings = check.findings(scope, on=narrowing.on)
    if narrowing.people is not None:
        findings = findings.filter(person_id__in=narrowing.people.values("pk"))
    reach = user.reach(check.audience)
    if scope.force.pk in reach.forces:
        return findings
    if is_about_people:
        return findings.filter(person_id__in=Person.objects.within(reach).values("pk"))
    return findings.filter(unit_id__in=reach.units) if "unit" in check.keys else None
