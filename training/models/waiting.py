"""What a portfolio waits for: the one definition of lists, pictures and forecasts."""

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from training.models.portfolio_work import Sample, Sampled
from training.rules.portfolios import TO_ASSESS, Step, Waits


def waits_for():
    """A column of portfolios, as they stand now; null where its way has ended.

    Nobody has to sample one: where nobody is assigned to, it waits to be ratified.
    """
    upheld = Sample.objects.filter(
        portfolio=OuterRef("pk"), outcome=Sampled.UPHELD, sampled_on__gte=OuterRef("step_on")
    ).order_by()
    to_sample = Q(step=Step.ASSESSED, iqa__isnull=False) & ~Exists(upheld)
    return Case(
        When(step__in=TO_ASSESS, assessor=None, then=Value(Waits.ASSESSOR)),
        When(step=Step.OPEN, then=Value(Waits.CANDIDATE)),
        When(step=Step.SUBMITTED, then=Value(Waits.DECISION)),
        When(to_sample, then=Value(Waits.SAMPLING)),
        When(step=Step.ASSESSED, then=Value(Waits.RATIFICATION)),
        default=None,
        output_field=CharField(),
    )
