"""What a check finds on many days, asked at once.

Django takes longer to write the SQL of a check than PostgreSQL to answer it. So it is written once,
for a day that no force has, and then asked beside a column of days. `test_asking` holds the two
ways of asking together.
"""

from datetime import date, timedelta
from functools import cache

from django.db import connection

from capability.checks import CHECKS, Scope

NO_DAY = date(3000, 6, 15)
NEAR = timedelta(days=1000)
# The first of the twelve months that end on the day, which Python counts in months.
FIRST_OF_TWELVE = date(2999, 6, 16)
# Of what Python makes moments of the day.
BY_THE_DAY = ("response-cover-short",)
ALL_DAYS = "select days.on_day, found.* from unnest(%s::date[]) days (on_day), lateral ({}) found"


def on_all(code, scope, days):
    """By day, `{key: (grade, severity)}`."""
    if code in BY_THE_DAY:
        return {on: on_one(code, scope, on) for on in days}
    found = {on: {} for on in days}
    for counting in (False, True):
        some = [on for on in days if scope.has_equivalences(on=on) is counting]
        for on, *key, grade, severity in _rows(code, scope.force, counting, some):
            assert tuple(key) not in found[on], f"{code} finds {key} twice on {on}"
            found[on][tuple(key)] = grade, severity
    return found


def on_one(code, scope, on):
    """The same of one day, as everything but these tests asks."""
    rows = _graded(CHECKS[code], scope, on)
    return {tuple(key): (grade, severity) for *key, grade, severity in rows}


def _rows(code, force, counting, days):
    if not days:
        return []
    sql, values = _written(code, force, counting)
    with connection.cursor() as cursor:
        cursor.execute(ALL_DAYS.format(sql), [days, *values])
        return cursor.fetchall()


@cache
def _written(code, force, counting):
    """A check asks in two ways: with an equivalence in force that day, and with none."""
    scope = Scope(force, _has_equivalences={NO_DAY: counting})
    sql, values = _graded(CHECKS[code], scope, NO_DAY).query.sql_with_params()
    places = ("%s" if _column(value) is None else _column(value) for value in values)
    kept = [value for value in values if _column(value) is None]
    return sql.replace("%%", "%%%%") % tuple(places), kept


def _column(value):
    """In place of the day, or of one that Python has counted from it."""
    if value == FIRST_OF_TWELVE:
        return "((days.on_day - interval '12 months')::date + 1)"
    if type(value) is not date or abs(value - NO_DAY) > NEAR:
        return None
    return f"(days.on_day + {(value - NO_DAY).days})"


def _graded(check, scope, on):
    graded = check.graded(check.findings(scope, on=on), scope, on=on)
    return graded.values_list(*check.columns, "grade", "severity")
