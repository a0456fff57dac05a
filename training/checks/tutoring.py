"""Whom somebody tutors: part of what they carry when a case is to be given out."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from capability.checks.carrying import carried_too
from training.checks.steps import under_way
from training.models import Portfolio


@carried_too("tutees")
def tutees(scope, *, on):
    """How many people the person is tutor of, whose portfolios were under way that day.

    Of its tutors the last alone is on record. Nobody tutors whoever has left.
    """
    own = Portfolio.objects.filter(force=scope.force, tutor=OuterRef("pk"))
    counted = (
        under_way(own, scope, on).values("force").annotate(people=Count("person", distinct=True))
    )
    return Coalesce(Subquery(counted.values("people")), 0)
