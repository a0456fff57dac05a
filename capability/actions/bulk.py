"""Many rows in one statement: copied into a temporary table, then inserted or updated from it.

So history's triggers fire once a statement, and under the history context (user, batch), which a
COPY into the table itself would not carry. The caller holds the transaction.
"""

from django.db import connection, models

BATCH_OF_IDS = "select nextval(pg_get_serial_sequence(%s, %s)) from generate_series(1, %s)"


def insert(model, fields, rows):
    """Insert rows of values in the order of `fields`; returns their ids in the rows' order.

    Fields left out take the model's defaults. A foreign key is an id, JSON is text.
    """
    rows = list(rows)
    if not rows:
        return []
    table = model._meta.db_table
    given = [model._meta.get_field(name) for name in fields]
    left_out = _with_defaults(model, given)
    with connection.cursor() as cursor:
        ids = _reserve_ids(cursor, model, len(rows))
        staged = ([pk, *row] for pk, row in zip(ids, rows, strict=True))
        columns = _stage(cursor, model, given, staged)
        defaults = {_quoted(field): field.get_default() for field in left_out}
        into = ", ".join([*columns, *defaults])
        values = ", ".join([*columns, *["%s"] * len(defaults)])
        cursor.execute(
            f'insert into "{table}" ({into}) select {values} from staged',  # noqa: S608 own names
            list(defaults.values()),
        )
        cursor.execute("drop table staged")
    return ids


def update(model, fields, rows):
    """Set `fields` of the rows (id, values in the order of `fields`); returns how many."""
    rows = list(rows)
    if not rows:
        return 0
    given = [model._meta.get_field(name) for name in fields]
    with connection.cursor() as cursor:
        key, *columns = _stage(cursor, model, given, rows)
        changes = ", ".join(f"{column} = staged.{column}" for column in columns)
        cursor.execute(
            f'update "{model._meta.db_table}" as stands set {changes} from staged '  # noqa: S608
            f"where stands.{key} = staged.{key}"
        )
        updated = cursor.rowcount
        cursor.execute("drop table staged")
    return updated


def _stage(cursor, model, fields, rows):
    """Copy the rows, ids first, into the temporary table `staged`; returns its columns."""
    columns = [_quoted(field) for field in (model._meta.pk, *fields)]
    listed = ", ".join(columns)
    cursor.execute(
        f"create temporary table staged on commit drop as "
        f'select {listed} from "{model._meta.db_table}" with no data'  # noqa: S608 own names
    )
    with cursor.copy(f"copy staged ({listed}) from stdin") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute("analyze staged")
    return columns


def _reserve_ids(cursor, model, count):
    key = model._meta.pk.column
    cursor.execute(BATCH_OF_IDS, [model._meta.db_table, key, count])
    return [pk for (pk,) in cursor.fetchall()]


def _with_defaults(model, given):
    """The other fields that need a value: those for which the database has none."""
    return [
        field
        for field in model._meta.concrete_fields
        if field not in given and not field.primary_key and field.db_default is models.NOT_PROVIDED
    ]


def _quoted(field):
    return f'"{field.column}"'
