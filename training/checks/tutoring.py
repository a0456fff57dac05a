"""Whom somebody tutors: part of what they carry when a case is to be given out."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from capability.checks.carrying import carried_too
from training.models import Portfolio


@carried_too("tutees")
def tutees(scope, *, on):
    """How many people's portfolios under way the person is tutor of."""
    own = Portfolio.objects.under_way().filter(
        force=scope.force, tutor=OuterRef("pk"), opened_on__lte=on
    )
    counted = own.order_by().values("force").annotate(people=Count("person", distinct=True))
    return Coalesce(Subquery(counted.values("people")), 0)
