"""Columns that several lists have alike, worked out in SQL."""

from django.db.models import BooleanField, Case, Count, Subquery, When
from django.db.models.functions import Coalesce


def is_true(condition):
    return Case(When(condition, then=True), default=False, output_field=BooleanField())


def number_of(rows, by):
    """How many of them there are, of the one that the column `by` is held against."""
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
