"""What one act or load did to one table: from history, a row's first and last version by it.

The versions are found by the transaction (indexed) and by the context that the act's or load's own
row of history has. Each table's trace is a temporary table of the transaction.
"""

from typing import NamedTuple

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from psycopg import sql

from capability.models import (
    Act,
    Batch,
    Decision,
    Force,
    Gap,
    Grant,
    MappingProfile,
    Person,
    Upload,
    User,
)

# Their history is about the work, or they are worked out anew: an undo leaves them as they are.
STAYS = {Act, Batch, Upload, MappingProfile, Decision, Gap, User, Grant, Force}

TRACE = """
create temporary table {trace} on commit drop as
select touched.id, touched.first, touched.last, stood.pgh_id as stood, one.pgh_label = 'insert' as
was_made, other.pgh_label = 'delete' as is_gone
from (
    select pgh_obj_id as id, min(pgh_id) as first, max(pgh_id) as last from {events}
    where pgh_xid = {xid}::text::xid8 and pgh_context_id = {context}::uuid group by pgh_obj_id
) as touched
join {events} as one on one.pgh_id = touched.first
join {events} as other on other.pgh_id = touched.last
left join lateral (
    select pgh_id from {events} as earlier
    where earlier.pgh_obj_id = touched.id and earlier.pgh_id < touched.first
    order by pgh_id desc limit 1
) as stood on true
"""
MADE = "not trace.is_gone and trace.was_made"
CHANGED = "not trace.is_gone and not trace.was_made"
REMOVED = "trace.is_gone and not trace.was_made"
LOCK = "select 1 from {table} where id in (select id from {trace}) for update"
DELETE = "delete from {table} where id in (select id from {trace} as trace where {fate})"
UPDATE = """
update {table} as stands set ({columns}) = row({values}) from {trace} as trace
join {events} as stood on stood.pgh_id = trace.stood
where stands.id = trace.id and {fate}
"""
INSERT = """
insert into {table} (id, {columns}) select trace.id, {values} from {trace} as trace
join {events} as stood on stood.pgh_id = trace.stood where {fate}
"""
PEOPLE = """
select distinct {person} from {trace} as trace
join {events} as own on own.pgh_obj_id = trace.id and own.pgh_id in (trace.last, trace.stood)
"""

TOUCHED = """
select 1 from {trace} join {events} as own on own.pgh_obj_id = {trace}.id
and own.pgh_id in ({trace}.last, {trace}.stood) and {person} = {id} limit 1
"""


class Trace(NamedTuple):
    """The table and the name of its trace."""

    model: type
    name: str

    def __str__(self):
        return self.name

    def run(self, statement, **parts):
        """All rows of the statement's answer, if it gives any."""
        with connection.cursor() as cursor:
            cursor.execute(self.statement(statement, **parts), ())
            return cursor.fetchall() if cursor.description else []

    def statement(self, statement, **parts):
        names = {
            "table": self.model._meta.db_table,
            "events": self.model.pgh_event_model._meta.db_table,
            "trace": self.name,
        }
        named = {key: sql.Identifier(name) for key, name in names.items()}
        return sql.SQL(statement).format(**named, **parts).as_string().replace("%", "%%")


def of(done):
    """The traces of the Act or Batch, of those tables alone in which it left any."""
    xid, context = map(sql.Literal, _origin(done))
    traced = []
    for place, model in enumerate(tracked()):
        trace = Trace(model, f"trace_{done._meta.model_name}_{done.pk}_{place}")
        trace.run(TRACE, xid=xid, context=context)
        if trace.run("select 1 from {trace} limit 1"):
            trace.run("analyze {trace}")
            trace.run(LOCK)
            traced.append(trace)
    return traced


def tracked():
    """The tables of what is on record."""
    return [m for m in apps.get_models() if hasattr(m, "pgh_event_model") and m not in STAYS]


def ids(trace):
    """Of its rows, before or after."""
    return sorted(pk for (pk,) in trace.run("select id from {trace}"))


def people(traced):
    """Ids of those concerned, before or after."""
    found = set()
    for trace in traced:
        if column := person_column(trace.model):
            found |= {pk for (pk,) in trace.run(PEOPLE, person=sql.Identifier("own", column))}
    return sorted(found - {None})


def touch(traced, person):
    """Whether any row is about that person (an id), before or after."""
    own = ((trace, column) for trace in traced if (column := person_column(trace.model)))
    return any(
        trace.run(TOUCHED, person=sql.Identifier("own", column), id=sql.Literal(person))
        for trace, column in own
    )


def take_out(trace):
    """What was made goes."""
    trace.run(DELETE, fate=sql.SQL(MADE))


def put_back(trace):
    """What was changed or removed stands as it did."""
    parts = _columns(all_columns(trace.model))
    try:
        with transaction.atomic():
            trace.run(UPDATE, fate=sql.SQL(CHANGED), **_columns(columns(trace.model)))
    except IntegrityError:
        # Rows that change places would share a day, or a code, for a moment: out first, then in.
        trace.run(DELETE, fate=sql.SQL(CHANGED))
        trace.run(INSERT, fate=sql.SQL(CHANGED), **parts)
    trace.run(INSERT, fate=sql.SQL(REMOVED), **parts)


def all_columns(model):
    """Without the key."""
    return [field.column for field in model._meta.concrete_fields if not field.primary_key]


def columns(model):
    """Those that an undo puts back: not what stays as it is once it is there (`stays`)."""
    stays = getattr(model, "stays", ())
    return [name for name in all_columns(model) if name not in stays]


def _origin(done):
    """In which transaction and context it was done."""
    events = done.events.filter(pgh_label="insert").annotate(xid=Cast("pgh_xid", TextField()))
    xid, context = events.values_list("xid", "pgh_context_id").get()
    return xid, str(context)


def _columns(names):
    return {
        "columns": sql.SQL(", ").join(map(sql.Identifier, names)),
        "values": sql.SQL(", ").join(sql.Identifier("stood", name) for name in names),
    }


def person_column(model):
    """Of the table's history: whom a row of it is about; None where it is about nobody."""
    if model is Person:
        return "pgh_obj_id"
    return next((f.column for f in model._meta.concrete_fields if f.related_model is Person), None)
