"""Who holds, on a day, a case that requires a scheme of them: allocations and requirements."""

from django.db.models import (
    BooleanField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual

from capability.models import CaseAllocation, Posting, Requirement
from capability.models.days import covers, covers_from_start
from capability.models.requirements import Level

_CLASSIFICATION = "case__classifications__"
_MEMBERSHIP = f"{_CLASSIFICATION}memberships__"
_REQUIREMENT = f"{_MEMBERSHIP}requirements__"

# Named at once and filtered by these names: a second walk along a path to many would join it anew
# and find the wrong rows.
_COLUMNS = {
    "classified_force": f"{_CLASSIFICATION}force",
    "classified_starts_on": f"{_CLASSIFICATION}starts_on",
    "classified_ends_on": f"{_CLASSIFICATION}ends_on",
    "member_starts_on": f"{_MEMBERSHIP}starts_on",
    "member_ends_on": f"{_MEMBERSHIP}ends_on",
    "requirement_id": f"{_REQUIREMENT}id",
    "required_force": f"{_REQUIREMENT}force",
    "required_level": f"{_REQUIREMENT}level",
    "required_unit": f"{_REQUIREMENT}unit",
    "required_part": f"{_REQUIREMENT}part",
    "required_starts_on": f"{_REQUIREMENT}starts_on",
    "required_ends_on": f"{_REQUIREMENT}ends_on",
    "required_duty": f"{_REQUIREMENT}duty",
    "grace_days": f"{_REQUIREMENT}grace_days",
    "scheme_id": f"{_REQUIREMENT}scheme",
    "oldest_version_id": f"{_REQUIREMENT}oldest_version",
    "case_group_id": f"{_MEMBERSHIP}group",
    "category_id": f"{_CLASSIFICATION}category",
}


class UnitWithin(Func):
    """Whether the unit stands in the tree under the other one (or is it) on a day."""

    function = "unit_within"
    output_field = BooleanField()


class Below(Func):
    """Whether the unit is the other one or stands under it on a day.

    The other way round: all that stand under the other one, looked up once for many rows.
    """

    output_field = BooleanField()

    def as_sql(self, compiler, connection, **_context):
        unit, top, on = (compiler.compile(one) for one in self.source_expressions)
        sql = f"({unit[0]} = any(array(select public.units_below(array[{top[0]}], {on[0]}))))"
        return sql, [*unit[1], *top[1], *on[1]]


def case_duties(scope, *, on):
    """One row for each allocation held and requirement that binds it; grace has run out."""
    return (
        scope.of(CaseAllocation)
        .held(on=on)
        .order_by()
        .annotate(allocation_id=F("pk"), **{name: F(path) for name, path in _COLUMNS.items()})
        .filter(
            covers(on, "classified_"),
            covers(on, "member_"),
            covers_from_start(on, "required_"),
            Q(required_force=None) | Q(required_force=scope.force.pk),
            Q(required_part="") | Q(required_part=F("part")),
            ~Q(required_level=Level.UNIT) | Q(posted_under(on)),
            grace_is_over(duty_began(), on),
            grace_is_over(F("starts_on"), on),
            classified_force=scope.force.pk,
        )
    )


def posted_under(on):
    """A unit's requirement binds those posted in its subtree on that day."""
    posted = Posting.objects.filter(
        covers_from_start(on),
        force=OuterRef("force"),
        person=OuterRef("person"),
        is_substantive=True,
    )
    return Exists(posted.filter(UnitWithin(F("unit"), OuterRef("required_unit"), on)))


def grace_is_over(starts, on):
    """Grace runs from the first day of the duty and of the allocation, the later of them."""
    ends = ExpressionWrapper(starts + F("grace_days"), output_field=DateField())
    return LessThanOrEqual(ends, on)


def duty_began():
    """The first day of the requirement, or of the first of those that it carries on.

    By a sub-select and not a join: PostgreSQL asks it of the few requirements alone, once each.
    """
    first = Requirement.objects.filter(pk=OuterRef("required_duty")).order_by()
    return Coalesce(Subquery(first.values("starts_on")), F("required_starts_on"))
