"""Rows of JSON, asked of the database in one query however many querysets they come from."""

import json
from decimal import Decimal

from django.db import connection


def as_json(queries):
    """Of queries (SQL and values) with one column, which is JSON: all their rows, in one query.

    Numbers are as exact as there. By hand, since Django's union loses annotations that a subquery
    refers to.
    """
    if not queries:
        return []
    together = " union all ".join(f"({sql})" for sql, _values in queries)
    with connection.cursor() as cursor:
        cursor.execute(together, [value for _sql, values in queries for value in values])
        return [json.loads(told, parse_float=Decimal) for (told,) in cursor.fetchall()]
