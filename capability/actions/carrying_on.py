"""An open gap goes on where its requirement goes on under other terms, or under its own again."""

from django.db import connection
from psycopg.sql import SQL, Identifier

from capability.models import Gap, Requirement
from capability.models.gaps import KEY_COLUMNS

REQUIREMENT = "requirement_id"
# History knows the duty of a requirement that an undo has taken out, too. Of several gaps that
# would have the same key one goes on, and the others close.
FOLLOW = """
with known as (
    select distinct pgh_obj_id as id, coalesce(duty_id, pgh_obj_id) as duty from {events}
    where force_id = %(force)s
), present as (
    select id, coalesce(duty_id, id) as duty from {requirements}
    where force_id = %(force)s and starts_on <= %(on)s and coalesce(ends_on, %(on)s) >= %(on)s
), going_on as (
    select distinct on (gap.check_code, present.id, {others}) gap.id, present.id as requirement
    from {gaps} gap
    join known on known.id = gap.requirement_id
    join present on present.duty = known.duty
    where gap.force_id = %(force)s and gap.check_code = any(%(checks)s) and gap.closed_on is null
      and gap.requirement_id not in (select id from present)
      and not exists (
          select from {gaps} other
          where other.force_id = %(force)s and other.check_code = gap.check_code
            and other.closed_on is null and other.requirement_id = present.id
            and other.person_id is not distinct from gap.person_id
            and other.allocation_id is not distinct from gap.allocation_id)
    order by gap.check_code, present.id, {others}, gap.id
)
update {gaps} gap set requirement_id = going_on.requirement
from going_on where going_on.id = gap.id
"""


def follow(checks, force, *, on):
    """Before these checks are reconciled on that day: whoever works on such a gap keeps it."""
    codes = [check.code for check in checks if "requirement" in check.keys]
    changed = Requirement.pgh_event_model.objects.filter(force=force, duty__isnull=False)
    if not codes or not changed.exists():
        return
    others = [name for name in KEY_COLUMNS if name != REQUIREMENT]
    statement = SQL(FOLLOW).format(
        gaps=_table(Gap),
        requirements=_table(Requirement),
        events=_table(Requirement.pgh_event_model),
        others=SQL(", ").join(SQL("gap.{}").format(Identifier(name)) for name in others),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(), {"force": force.pk, "checks": codes, "on": on})


def _table(model):
    return Identifier(model._meta.db_table)
