"""What a portfolio waits for: the one definition of lists, pictures and forecasts."""

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from capability.models import Person
from training.models.portfolio_work import Sample, Sampled
from training.rules.portfolios import TO_ASSESS, Step, Waits


def waits_for(*, on):
    """A column of portfolios, as they stand now; null where its way has ended, or its candidate
    has left by that day.

    Nobody has to sample one: where nobody is assigned to, it waits to be ratified. Whoever is
    assigned and has left will neither judge nor sample it.
    """
    upheld = Sample.objects.filter(
        portfolio=OuterRef("pk"), outcome=Sampled.UPHELD, sampled_on__gte=OuterRef("step_on")
    ).order_by()
    to_sample = Q(step=Step.ASSESSED) & _serves("iqa", on) & ~Exists(upheld)
    return Case(
        When(~_serves("person", on), then=Value(None)),
        When(~_serves("assessor", on), step__in=TO_ASSESS, then=Value(Waits.ASSESSOR)),
        When(step=Step.OPEN, then=Value(Waits.CANDIDATE)),
        When(step=Step.SUBMITTED, then=Value(Waits.DECISION)),
        When(to_sample, then=Value(Waits.SAMPLING)),
        When(step=Step.ASSESSED, then=Value(Waits.RATIFICATION)),
        default=None,
        output_field=CharField(),
    )


def that_wait_for(*wanted, portfolios, on):
    """Of those portfolios the ones that wait for one of the wanted."""
    return portfolios.alias(waits_for=waits_for(on=on)).filter(waits_for__in=wanted)


def _serves(column, on):
    """Whether somebody stands there, and is in service."""
    return Exists(Person.objects.serving(on=on).filter(pk=OuterRef(column)).order_by())
