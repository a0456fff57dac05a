"""Many rows in one statement: copied into a temporary table, then inserted or updated from it.

So history's triggers fire once a statement, and under the history context (user, batch), which a
COPY into the table itself would not carry. The caller holds the transaction.
"""

from django.db import connection, models
from psycopg import sql

LOCK = "select pg_advisory_xact_lock(hashtext('load'), %s)"
RESERVE = """
select nextval(ids) from (select pg_get_serial_sequence(%s, %s)::regclass as ids offset 0) as named,
generate_series(1, %s)
"""
STAGE = "create temporary table staged on commit drop as select {columns} from {table} with no data"
COPY = "copy staged ({columns}) from stdin"
INSERT = "insert into {table} ({into}) select {values} from staged"
UPDATE = "update {table} as stands set {changes} from staged where stands.{key} = staged.{key}"


def insert(model, fields, rows):
    """Insert rows of values in the order of `fields`; returns their ids in the rows' order.

    Fields left out take the model's defaults. A foreign key is an id, JSON is text.
    """
    rows = list(rows)
    if not rows:
        return []
    ids = _reserve_ids(model, len(rows))
    columns = _columns(model, fields)
    others = _left_out(model, fields)
    into = sql.SQL(", ").join(map(sql.Identifier, [*columns, *others]))
    values = [*map(sql.Identifier, columns), *[sql.Placeholder()] * len(others)]
    with connection.cursor() as cursor:
        _stage(cursor, model, columns, ([pk, *row] for pk, row in zip(ids, rows, strict=True)))
        statement = _compose(INSERT, model, into=into, values=sql.SQL(", ").join(values))
        cursor.execute(statement, list(others.values()))
        cursor.execute("drop table staged")
    return ids


def update(model, fields, rows):
    """Set `fields` of the rows (id, values in the order of `fields`); returns how many."""
    rows = list(rows)
    if not rows:
        return 0
    key, *columns = map(sql.Identifier, _columns(model, fields))
    changes = sql.SQL(", ").join(sql.SQL("{0} = staged.{0}").format(one) for one in columns)
    with connection.cursor() as cursor:
        _stage(cursor, model, _columns(model, fields), rows)
        cursor.execute(_compose(UPDATE, model, changes=changes, key=key))
        updated = cursor.rowcount
        cursor.execute("drop table staged")
    return updated


def one_at_a_time(force):
    """Two loads of one force, or a load and an undo, would each miss what the other writes."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [force.pk if force else 0])


def refresh_statistics():
    """After many rows: until they are counted anew, PostgreSQL plans as for an empty table."""
    with connection.cursor() as cursor:
        cursor.execute("select refresh_statistics()")


def _stage(cursor, model, columns, rows):
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    cursor.execute(_compose(STAGE, model, columns=listed))
    with cursor.copy(_compose(COPY, model, columns=listed)) as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute("analyze staged")


def _reserve_ids(model, count):
    with connection.cursor() as cursor:
        cursor.execute(RESERVE, [model._meta.db_table, model._meta.pk.column, count])
        return [pk for (pk,) in cursor.fetchall()]


def _columns(model, fields):
    """The key first, then those of the fields."""
    return [model._meta.pk.column, *(model._meta.get_field(name).column for name in fields)]


def _left_out(model, fields):
    """Column to default, for those that need a value and for which the database has none."""
    given = {model._meta.pk.column, *_columns(model, fields)}
    return {
        field.column: field.get_default()
        for field in model._meta.concrete_fields
        if field.column not in given and field.db_default is models.NOT_PROVIDED
    }


def _compose(statement, model, **parts):
    table = sql.Identifier(model._meta.db_table)
    return sql.SQL(statement).format(table=table, **parts).as_string()
