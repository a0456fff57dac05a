"""Which cases a person may hold on a day, by the requirements that bind whoever holds them."""

from django.db.models import BooleanField, Exists, F, OuterRef, Q, Value
from django.db.models.expressions import ExpressionWrapper

from capability.checks.duties import UnitWithin
from capability.checks.holding import short
from capability.checks.scope import of_one
from capability.models import Enforcement, Force, Level, Part, Posting, Requirement
from capability.models.days import covers, covers_from_start
from capability.rules.standing import Needed, line


def standing(person, *, on):
    """In one query; empty where nothing is required. As OIC, and without days of grace."""
    scope = of_one(Force(pk=person.force_id), on=on)
    lacking = short(scope, on=on, person="holder")
    rows = (
        scope.reference(Requirement)
        .filter(
            covers(on),
            ~Q(level=Level.UNIT) | Q(_posted_under(person, on)),
            case_group__isnull=False,
            part__in=("", Part.OIC),
        )
        # What only records bars nobody.
        .exclude(enforcement=Enforcement.RECORD)
        .annotate(holder=Value(person.pk))
        .annotate(is_held=ExpressionWrapper(~Q(lacking), output_field=BooleanField()))
    )
    needed = rows.order_by().values_list("case_group__name", "scheme__code", "is_held")
    return line({Needed(*row) for row in needed})


def _posted_under(person, on):
    posted = Posting.objects.filter(covers_from_start(on), person=person, is_substantive=True)
    return Exists(posted.filter(UnitWithin(F("unit"), OuterRef("unit"), on)))
