"""What ties some people to others: units in which they ever stood, cases in which they had a part.

By history and not by the rows as they are: a change may just have moved one, or struck it out.
"""

from django.db import connection
from psycopg.sql import SQL, Identifier

from capability.checks.scope import Scope
from capability.models import CaseAllocation, Part, Posting, UnitEdge

_OVER = """
with recursive over(id) as (
    select unit_id from {postings} where force_id = %s and person_id = any(%s)
    union
    select edge.parent_id from {edges} edge join over on edge.unit_id = over.id
)
select id from over
"""


def others(scope, people):
    """A scope of those of the people (a query of ids) who are not in this one, if there are any."""
    ids = set(people) - {*scope.people, None}
    return [Scope(scope.force, tuple(sorted(ids)))] if ids else []


def around(scope):
    """A scope of the units in which its people ever stood, and of all above, if there are any."""
    units = units_over(scope)
    return [Scope(scope.force, units=units)] if units else []


def units_of(scope):
    stood = Posting.pgh_event_model.objects.filter(force=scope.force, person__in=scope.people)
    return stood.order_by().values("unit")


def units_over(scope):
    """Their ids, and those of all units that ever stood over them."""
    tables = {"postings": Posting.pgh_event_model, "edges": UnitEdge}
    names = {name: Identifier(model._meta.db_table) for name, model in tables.items()}
    asked = SQL(_OVER).format(**names).as_string()
    with connection.cursor() as cursor:
        cursor.execute(asked, [scope.force.pk, list(scope.people)])
        return tuple(sorted(unit for (unit,) in cursor.fetchall()))


def leading_with(scope, *, on):
    """Whoever is officer, on that day, in a case in which they ever had a part."""
    had = CaseAllocation.pgh_event_model.objects.filter(force=scope.force, person__in=scope.people)
    led = CaseAllocation.objects.held(on=on).filter(force=scope.force, part=Part.OIC)
    return led.filter(case__in=had.order_by().values("case")).order_by().values("person")
