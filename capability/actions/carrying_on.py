"""An open gap goes on where what it is about goes on under other terms, or its own again.

A requirement goes on by its duty; a shift as the one of its name in its unit, of which there is one
at a time.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models import Model
from psycopg.sql import SQL, Identifier

from capability.models import Gap, Requirement, Shift
from capability.models.gaps import KEY_COLUMNS

# History knows of what an undo has taken out, too, what it carried on. Of several gaps that would
# have the same key one goes on, and the others close.
FOLLOW = """
with known as (
    select distinct {key_then} as key, {line_then} as line from {events}
    where force_id = %(force)s
), present as (
    select {key} as key, {line} as line from {table}
    where force_id = %(force)s
      and coalesce(starts_on, %(on)s) <= %(on)s and coalesce(ends_on, %(on)s) >= %(on)s
), going_on as (
    select distinct on (gap.check_code, present.key, {others}) gap.id, present.key
    from {gaps} gap
    join known on known.key = gap.{column}
    join present on present.line = known.line
    where gap.force_id = %(force)s and gap.check_code = any(%(checks)s) and gap.closed_on is null
      and gap.{column} not in (select key from present)
      and not exists (
          select from {gaps} other
          where other.force_id = %(force)s and other.check_code = gap.check_code
            and other.closed_on is null and other.{column} = present.key
            and other.unit_id is not distinct from gap.unit_id
            and other.person_id is not distinct from gap.person_id
            and other.allocation_id is not distinct from gap.allocation_id)
    order by gap.check_code, present.key, {others}, gap.id
)
update {gaps} gap set {column} = going_on.key
from going_on where going_on.id = gap.id
"""


class _Carried(NamedTuple):
    """What a column of a gap is about, and by which line of its rows; `{}` is a row's id."""

    model: type[Model]
    column: str
    key: str
    line: str


_REQUIREMENTS = _Carried(Requirement, "requirement_id", "{}", "coalesce(duty_id, {})")
_SHIFTS = _Carried(Shift, "subject", "'shift:' || {}", "row(unit_id, name)")


def follow(checks, force, *, on):
    """Before these checks are reconciled on that day: whoever works on such a gap keeps it."""
    changed = Requirement.pgh_event_model.objects.filter(force=force, duty__isnull=False)
    codes = [check.code for check in checks if "requirement" in check.keys]
    if codes and changed.exists():
        _follow(_REQUIREMENTS, codes, force, on)
    codes = [check.code for check in checks if {"unit", "subject"} <= set(check.keys)]
    if codes:
        _follow(_SHIFTS, codes, force, on)


def _follow(carried, codes, force, on):
    now, then = Identifier("id"), Identifier("pgh_obj_id")
    others = [name for name in KEY_COLUMNS if name != carried.column]
    statement = SQL(FOLLOW).format(
        gaps=_table(Gap),
        table=_table(carried.model),
        events=_table(carried.model.pgh_event_model),
        column=Identifier(carried.column),
        key=SQL(carried.key).format(now),
        key_then=SQL(carried.key).format(then),
        line=SQL(carried.line).format(now),
        line_then=SQL(carried.line).format(then),
        others=SQL(", ").join(SQL("gap.{}").format(Identifier(name)) for name in others),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(), {"force": force.pk, "checks": codes, "on": on})


def _table(model):
    return Identifier(model._meta.db_table)
