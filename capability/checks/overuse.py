from django.db.models import (
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
)

from capability.checks.called_out import RESPONSE, lately, untrained
from capability.checks.registry import Check, register
from capability.checks.thresholds import Limit, threshold
from capability.checks.ties import others
from capability.models import Deployment
from capability.rules import explanations_of_call_outs as explanations
from capability.rules.response_pool import TENTH

_DAYS, _TIMES, _SHARE = "days", "times-the-median", "percent-of-top-tenth"


@register
class FirstResponderOverused(Check):
    """Called out far more often than the other trained first responders of the force (S-17).

    More than so many times the median of those who were called at all, or one of the busiest tenth
    where that takes too great a share. A tenth of fewer than ten people is nobody.
    """

    code = "first-responder-overused"
    title = "First responder called out too often"
    rule = "S-17"
    owner = "Response inspector"
    keys = ("person",)
    limits = (Limit(_DAYS), Limit(_TIMES), Limit(_SHARE))
    explain = staticmethod(explanations.overused)

    def findings(self, scope, *, on):
        """The latest call-out of each stands for them all."""
        calls = self._calls(scope, on)
        times, most = (threshold(scope, self, name, on=on) for name in (_TIMES, _SHARE))
        called = self._pool(scope, scope.of(Deployment), on).annotate(
            calls=Subquery(calls.filter(person_id=OuterRef("person_id")).values("calls")),
            median=_median(calls),
            tenth=_tenth(calls),
            share=_share(calls),
        )
        above = ExpressionWrapper(times * F("median"), FloatField())
        over = called.filter(Q(calls__gt=above) | Q(calls__gte=F("tenth"), share__gt=most))
        return over.order_by("person_id", "-called_at", "pk").distinct("person_id")

    def concerned(self, scope, *, on):
        """Each who was called meanwhile is held against all the others who were."""
        rows = Deployment.objects.filter(force=scope.force)
        called = lately(rows, threshold(scope, self, _DAYS, on=on), on=on)
        return others(scope, called.values_list("person_id", flat=True).distinct())

    def facts(self, scope, *, on):
        limits = {"days": _DAYS, "times": _TIMES, "most": _SHARE}
        stated = {name: threshold(scope, self, limit, on=on) for name, limit in limits.items()}
        own = {name: F(name) for name in ("calls", "median", "tenth", "share", "called_on")}
        return stated | own | {"people": _people(self._calls(scope, on))}

    def _calls(self, scope, on):
        """By person: how many call-outs. Of the whole force, whoever is asked about."""
        pool = self._pool(scope, Deployment.objects.filter(force=scope.force), on)
        return pool.values("person_id").annotate(calls=Count("pk"))

    def _pool(self, scope, rows, on):
        """Call-outs for first response of whoever is trained for it that day."""
        recent = lately(rows, threshold(scope, self, _DAYS, on=on), on=on)
        return recent.filter(~untrained(scope, on=on), scheme__code__in=RESPONSE)


class _Figure(Subquery):
    """Of a query with `calls`: of its rows by `place`, the busiest first, `people` in all."""

    template = (
        "(select %(figure)s from (select calls, row_number() over (order by calls desc) as place, "
        "count(*) over () as people from (%(subquery)s) counted) ranked)"
    )


_IN_TENTH = f"filter (where place <= people / {TENTH})"


def _people(calls):
    return _Figure(calls, IntegerField(), figure="count(*)")


def _median(calls):
    figure = "percentile_cont(0.5) within group (order by calls)"
    return _Figure(calls, FloatField(), figure=figure)


def _tenth(calls):
    """How many make one of the busiest tenth: whoever has as many as its last belongs to it."""
    return _Figure(calls, IntegerField(), figure=f"min(calls) {_IN_TENTH}")


def _share(calls):
    """What per cent of all the busiest tenth took."""
    figure = f"round(100.0 * sum(calls) {_IN_TENTH} / sum(calls))::int"
    return _Figure(calls, IntegerField(), figure=figure)
