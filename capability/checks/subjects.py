"""What a gap is about where no column of a gap is of that kind: `portfolio:4711`."""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat


def subject(noun):
    """Of a query's own rows."""
    return Concat(Value(f"{noun}:"), Cast("pk", CharField()), output_field=CharField())
