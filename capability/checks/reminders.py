"""Checks of a last day that comes up: the lead times at which people are told, by scheme.

The same lead times decide what such a check finds and which step a reminder is of.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, IntegerField, JSONField, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from capability.checks.registry import Check
from capability.checks.thresholds import DaysAfter, DaysBetween, Limit, Stricter
from capability.models import Threshold
from capability.models.days import covers
from capability.models.forces import owned
from capability.rules.reminders import ComingUp

STEPS = ("first-notice", "second-notice", "last-notice")
_NAMES = ArrayField(CharField())


class Reminding(Check):
    """`last_day` names the column of an accreditation with the day that comes up.

    A reminder says the scheme as in `about`, calls the day as in `called`, and leads to `page`.
    """

    last_day = about = called = page = ""
    keys = ("person", "accreditation")
    limits = tuple(Limit(name, Stricter.HIGHER, by_scheme=True) for name in STEPS)

    def comes_up(self, evidence):
        return ComingUp(
            self.about.format(evidence["scheme"]["code"]),
            self.called,
            date.fromisoformat(evidence[self.last_day]),
        )

    def within_the_longest(self, rows, scope, *, on):
        """Those whose day is over, or as near as the longest lead time of any scheme.

        A plain comparison, before each row's own lead times are looked at.
        """
        longest = self._numbers(scope, on).order_by("-value").values("value")[:1]
        until = DaysAfter(Value(on), Cast(Subquery(longest), IntegerField()))
        return rows.filter(**{f"{self.last_day}__lte": until})

    def step(self, scope, *, on, names=STEPS):
        """In days, the tightest of those lead times that is reached; none once the day is over."""
        # All lead times at once, by name and scheme: they are looked up once, and not in each row.
        numbers = self._numbers(scope, on).order_by()
        ladders = (
            Subquery(rows.values(ladder=_ladder()))
            for rows in (numbers, numbers.filter(force=None))
        )
        left = DaysBetween(F(self.last_day), Value(on))
        return Tightest(F("scheme_id"), *ladders, Value(list(names), _NAMES), left)

    def _numbers(self, scope, on):
        stated = Threshold.objects.filter(covers(on), owned(scope.force))
        return stated.filter(check_code=self.code, name__in=STEPS)


class Tightest(Func):
    """The shortest lead time that is not shorter than the days left: its scheme's, else any's.

    Each is at least as long as nationally.
    """

    output_field = IntegerField()
    sql = (
        "(select min(days) from (select greatest("
        "coalesce(own ->> (name || ':' || scheme), own ->> (name || ':'))::numeric, "
        "coalesce(national ->> (name || ':' || scheme), national ->> (name || ':'))::numeric"
        ")::integer as days "
        "from (select {} as scheme, {} as own, {} as national) as known, "
        "unnest({}) as name) as steps "
        "where {} between 0 and days)"
    )

    def as_sql(self, compiler, connection, **_context):
        compiled = [compiler.compile(one) for one in self.source_expressions]
        params = [one for _sql, given in compiled for one in given]
        return self.sql.format(*(sql for sql, _params in compiled)), params


def _ladder():
    """Of two numbers for the same the last one stands: the force's own, and the newest."""
    scheme = Coalesce(Cast("scheme_id", CharField()), Value(""))
    key = Concat("name", Value(":"), scheme, output_field=CharField())
    order = Func(
        "force_id", "starts_on", template="%(expressions)s nulls first", arg_joiner=" nulls first, "
    )
    ordered = Func("value", order, template="%(expressions)s", arg_joiner=" order by ")
    return Func(key, ordered, function="jsonb_object_agg", output_field=JSONField())
