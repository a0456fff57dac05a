"""Where a portfolio stood on a day: by its history, where it has gone on since."""

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from capability.checks.services import serving
from training.models import Portfolio
from training.rules.portfolios import TO_ASSESS, Step


def to_judge(portfolios, scope, on):
    """Of these those that were still to be judged, of people in service."""
    stood = Case(
        When(step_on__lte=on, then=F("step")),
        default=Coalesce(_last(on, "step"), Value(Step.OPEN)),
        output_field=CharField(),
    )
    return (
        portfolios.annotate(stood=stood)
        .filter(Exists(serving(scope, on=on)), stood__in=TO_ASSESS, opened_on__lte=on)
        .order_by()
    )


def last_step(on):
    """The day of the last one up to that day."""
    return Case(
        When(step_on__lte=on, then=F("step_on")),
        default=_last(on, "step_on"),
        output_field=DateField(),
    )


def _last(on, column):
    """Of the last version whose step had come; an undone step stands in the ones before it."""
    known = Portfolio.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"), step_on__lte=on)
    return Subquery(known.order_by("-pgh_id").values(column)[:1])
