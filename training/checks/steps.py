"""Where a portfolio stood on a day: by its history, where it has gone on since."""

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from capability.checks.services import serving
from training.models import Portfolio
from training.rules.portfolios import TO_ASSESS, UNDER_WAY, Step


def still_to_judge(portfolios, scope, on):
    """Of these those that were still to be judged, of people in service."""
    return _at(TO_ASSESS, portfolios, scope, on)


def under_way(portfolios, scope, on):
    """Of these those that were neither ratified nor withdrawn, of people in service."""
    return _at(UNDER_WAY, portfolios, scope, on)


def last_step(scope, on):
    """The one at which it stood at the end of the day; before the first it is open."""
    return Case(
        When(step_on__lte=on, then=F("step")),
        default=Coalesce(_last(scope, on, "step"), Value(Step.OPEN)),
        output_field=CharField(),
    )


def day_of_last_step(scope, on):
    """Before the first, that on which it was opened."""
    return Case(
        When(step_on__lte=on, then=F("step_on")),
        default=Coalesce(_last(scope, on, "step_on"), F("opened_on")),
        output_field=DateField(),
    )


def _at(steps, portfolios, scope, on):
    return (
        portfolios.annotate(stood=last_step(scope, on))
        .filter(Exists(serving(scope, on=on)), stood__in=steps, opened_on__lte=on)
        .order_by()
    )


def _last(scope, on, column):
    """Of the last version whose step had come; an undone step stands in the ones before it."""
    known = Portfolio.pgh_event_model.objects.filter(
        force=scope.force, pgh_obj=OuterRef("pk"), step_on__lte=on
    )
    return Subquery(known.order_by("-pgh_id").values(column)[:1])
