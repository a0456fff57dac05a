"""A full sweep in its steady state, against hand-written SQL that finds the same rows.

Both go force by force and check by check, over the checks that have a floor. The floor only finds;
ours also reconciles the findings with the open gaps under its lock.
"""

from datetime import date
from pathlib import Path

from django.db import connection

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from config.bench import national

DAY = date(2026, 11, 1)

FLOOR = {path.stem: path.read_text() for path in (Path(__file__).parent / "floor").glob("*.sql")}
MEASURED = [CHECKS[code] for code in sorted(FLOOR)]


def prepare():
    """One sweep before: the gaps are open, and nothing changes any more."""
    ours()


def ours():
    for force in national.forces():
        for check in MEASURED:
            gaps.sweep(check, Scope(force), on=DAY)


def floor():
    return {
        (code, *row)
        for force in national.forces()
        for code, select in FLOOR.items()
        for row in _rows(select, force)
    }


def find_the_same():
    """A floor that finds other rows measures other work."""
    found = {
        (check.code, *row)
        for force in national.forces()
        for check in MEASURED
        for row in check.findings(Scope(force), on=DAY).values_list(*check.columns)
    }
    expected = floor()
    if found != expected:
        raise AssertionError(f"ours finds {len(found)} rows, the floor {len(expected)}")
    return len(found)


def _rows(select, force):
    with connection.cursor() as cursor:
        cursor.execute(select, {"force": force.pk, "on": DAY})
        return cursor.fetchall()
