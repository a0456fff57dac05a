"""Facts with days: from `starts_on` to `ends_on`, both included; an empty end is open."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Func, Q


class Days(Func):
    """The days from one column to another, both included."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, starts="starts_on", ends="ends_on"):
        super().__init__(starts, ends, RangeBoundary(inclusive_lower=True, inclusive_upper=True))

    def deconstruct(self):
        starts, ends, _bounds = self.source_expressions
        return ("capability.models.days.Days", (starts.name, ends.name), {})


def covers(on, prefix=""):
    """Which rows hold on that day; `prefix` is the path to them."""
    starts = f"{prefix}starts_on"
    return (Q(**{f"{starts}__lte": on}) | Q(**{starts: None})) & not_over(on, prefix)


def covers_from_start(on, prefix=""):
    """The same for rows that always have a first day: easier on PostgreSQL's planner."""
    return Q(**{f"{prefix}starts_on__lte": on}) & not_over(on, prefix)


def not_over(on, prefix=""):
    ends = f"{prefix}ends_on"
    return Q(**{f"{ends}__gte": on}) | Q(**{ends: None})


def ends_after_start(name, starts="starts_on", ends="ends_on"):
    """A constraint: the last day is not before the first."""
    return models.CheckConstraint(
        condition=Q(**{starts: None}) | Q(**{ends: None}) | Q(**{f"{ends}__gte": F(starts)}),
        name=name,
        violation_error_message="The last day is before the first.",
    )


def no_overlap(name, message, *fields, condition=None, days=("starts_on", "ends_on")):
    """A constraint: no two rows alike in `fields`, which may be expressions, share a day.

    The fields come first in its index: by days first, each row would be held against most others.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in fields),
            (Days(*days), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        violation_error_message=message,
    )


class DatedQuerySet(models.QuerySet):
    def in_force(self, *, on):
        return self.filter(covers(on))


class Dated(models.Model):
    """A fact with days."""

    starts_on = models.DateField("first day", null=True, blank=True)
    ends_on = models.DateField("last day", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class Veiled(models.Model):
    """A row about a person, with another name for whoever may not know the person's.

    Random, and apart from `uuid`: two lists of the same rows, one with people's names and one
    without, must not meet.
    """

    veiled_uuid = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    class Meta:
        abstract = True


class PubliclyNamed(models.Model):
    """Something that a page's address or the API names: by a number that says nothing."""

    uuid = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    class Meta:
        abstract = True
