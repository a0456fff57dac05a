"""Many values as one parameter: tens of thousands of single ones are slow, or too many."""

from django.db.models.expressions import RawSQL


def texts(values):
    """For `column__in=`."""
    return RawSQL("select unnest(%s::text[])", [list(values)])


def ids(values):
    """For `column__in=`."""
    return RawSQL("select unnest(%s::bigint[])", [list(values)])
