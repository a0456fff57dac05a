from bisect import bisect_left, bisect_right
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from django.core import signing
from django.db.models import Q
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

USUAL, MOST = 100, 1000


class Cursor(NamedTuple):
    """A place beside the row that has those values, to read on from forwards or backwards."""

    is_backwards: bool
    columns: list
    values: list


class CursorPages(BasePagination):
    """Pages by the last row's values, not by counting: none is seen twice or left out between.

    The queryset gives rows as dicts. The columns that order it are never empty, tell rows apart
    when taken together, and run in one direction.
    """

    parameters = ("cursor", "page_size")

    def paginate_queryset(self, queryset, request, view=None):
        columns = list(queryset.query.order_by)
        return self._page(request, columns, partial(_beside, queryset))

    def paginate_items(self, items, request, *, place):
        """A page of a list in memory; `place` gives the text by which an item has its place."""
        rows = [{"place": place(item), "item": item} for item in items]
        rows.sort(key=itemgetter("place"))
        page = self._page(request, ["place"], partial(_beside_in_memory, rows))
        return [row["item"] for row in page]

    def _page(self, request, columns, beside):
        self.request = request
        size, cursor = self._size(), self._cursor(columns)
        rows = list(beside(cursor)[: size + 1])
        has_more, rows = len(rows) > size, rows[:size]
        if cursor.is_backwards:
            rows.reverse()
        goes_on = rows and (has_more or cursor.is_backwards)
        goes_back = rows and (has_more if cursor.is_backwards else cursor.values)
        self.next = self._name(rows[-1], cursor, is_backwards=False) if goes_on else None
        self.previous = self._name(rows[0], cursor, is_backwards=True) if goes_back else None
        return rows

    def get_paginated_response(self, data, stated, **parameters):
        """`stated` stands before the rows; the parameters are added to the links."""
        links = {
            "next": self._link(self.next, parameters),
            "previous": self._link(self.previous, parameters),
        }
        return Response({**stated, **links, "results": data})

    def get_paginated_response_schema(self, schema):
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {
            "as_of": {"type": "string", "format": "date"},
            "known_at": {"type": "string", "format": "date-time"},
            "generated_at": {"type": "string", "format": "date-time"},
            "next": link,
            "previous": link,
            "results": schema,
        }
        always = [name for name in properties if name != "known_at"]
        return {"type": "object", "required": always, "properties": properties}

    def get_schema_operation_parameters(self, view):
        sizes = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            _parameter("cursor", {"type": "string"}, "From `next` or `previous`; never made up."),
            _parameter("page_size", sizes, "How many rows to a page."),
        ]

    def _size(self):
        asked = self.request.query_params.get("page_size", str(USUAL))
        sizes = range(1, MOST + 1)
        if not (asked.isascii() and asked.isdigit() and len(asked) <= len(str(MOST))):
            asked = "0"
        if int(asked) not in sizes:
            raise ValidationError({"page_size": [f"Give a whole number from 1 to {MOST}."]})
        return int(asked)

    def _cursor(self, columns):
        given = self.request.query_params.get("cursor")
        if given is None:
            return Cursor(False, columns, [])
        try:
            cursor = Cursor(*signing.loads(given, salt=self.request.path))
        except signing.BadSignature:
            cursor = None
        if cursor is None or cursor.columns != columns:
            message = "Not a cursor of this list in this order. Start again without one."
            raise ValidationError({"cursor": [message]})
        return cursor

    def _name(self, row, cursor, *, is_backwards):
        values = [str(row[column.removeprefix("-")]) for column in cursor.columns]
        place = Cursor(is_backwards, cursor.columns, values)
        return signing.dumps(place, salt=self.request.path)

    def _link(self, cursor, parameters):
        if cursor is None:
            return None
        link = self.request.build_absolute_uri()
        for name, value in {**parameters, "cursor": cursor}.items():
            link = replace_query_param(link, name, value)
        return link


def _beside(queryset, cursor):
    is_descending = cursor.columns[0].startswith("-")
    if cursor.is_backwards:
        queryset = queryset.reverse()
    if not cursor.values:
        return queryset
    than = "lt" if is_descending != cursor.is_backwards else "gt"
    columns = [column.removeprefix("-") for column in cursor.columns]
    return queryset.filter(_beyond(columns, cursor.values, than))


def _beside_in_memory(rows, cursor):
    if not cursor.values:
        return rows
    (value,) = cursor.values
    if cursor.is_backwards:
        return rows[: bisect_left(rows, value, key=itemgetter("place"))][::-1]
    return rows[bisect_right(rows, value, key=itemgetter("place")) :]


def _beyond(columns, values, than):
    """Rows whose columns, read as one, come after (gt) or before (lt) the values."""
    (column, *others), (value, *rest) = columns, values
    further = Q(**{f"{column}__{than}": value})
    return further | Q(**{column: value}) & _beyond(others, rest, than) if others else further


def _parameter(name, schema, description):
    return {
        "name": name,
        "in": "query",
        "required": False,
        "schema": schema,
        "description": description,
    }
