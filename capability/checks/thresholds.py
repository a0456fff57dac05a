"""The numbers that checks go by: national ones, and what a force says instead."""

from enum import Enum
from typing import NamedTuple

from django.db.models import DateField, F, Func, IntegerField, Subquery
from django.db.models.functions import Cast, Coalesce, Greatest, Least

from capability.models import Threshold
from capability.models.days import covers


class Stricter(Enum):
    """Which way a force may depart from the national number: never to ask for less."""

    HIGHER, LOWER, EITHER = Greatest, Least, None


class Limit(NamedTuple):
    """A number by name; `stricter` says how a force's own stands to the national one.

    One `by_scheme` may also be set for a single scheme.
    """

    name: str
    stricter: Stricter = Stricter.EITHER
    by_scheme: bool = False


def threshold(scope, check, name, *, on):
    """The number in force on that day, in SQL: asked within the finding and not before it."""
    limit = next(limit for limit in check.limits if limit.name == name)
    rows = Threshold.objects.filter(covers(on), check_code=check.code, name=name, scheme=None)
    national, own = _latest(rows.filter(force=None)), _latest(rows.filter(force=scope.force))
    if limit.stricter is Stricter.EITHER:
        return Cast(Coalesce(own, national), IntegerField())
    # PostgreSQL leaves out what is null.
    return Cast(limit.stricter.value(own, national), IntegerField())


def _latest(rows):
    newest_first = rows.order_by(F("starts_on").desc(nulls_last=True))
    return Subquery(newest_first.values("value")[:1])


class MonthsBefore(Func):
    """The same day so many months before."""

    template = "(%(expressions)s))::date"
    arg_joiner = "::date - make_interval(months => "
    output_field = DateField()


class DaysAfter(Func):
    """The day so many days after."""

    template = "(%(expressions)s)"
    arg_joiner = "::date + "
    output_field = DateField()


class DaysBetween(Func):
    """How many days from the second to the first."""

    template = "(%(expressions)s::date)"
    arg_joiner = "::date - "
    output_field = IntegerField()
