"""Coverage and open gaps by month as flat rows with stable columns, for a dashboard's table."""

from collections.abc import Sequence
from dataclasses import dataclass

from capability.checks import CHECKS
from capability.reports.trend import NOT_KNOWN, Cover, Moves, Trend

OF_MONTH = ("month_end", "force_code", "unit_code")
COVERAGE = (
    *OF_MONTH,
    "scheme_code",
    "scheme_name",
    "required",
    "held",
    "short",
    "share",
    "in_training",
)
GAPS = (*OF_MONTH, "check", "rule", "title", "open_gaps", "opened_gaps", "closed_gaps")
COUNTED = "people and schemes"
UNKNOWN = Moves(None, None, None)


@dataclass(frozen=True)
class FlatTrend:
    """Of several forces; without a unit each counts as a whole, and `unit_code` is empty."""

    trends: Sequence[Trend]

    def _of_months(self, counted):
        for trend in self.trends:
            told = {
                "force_code": trend.scope.force.code,
                "unit_code": trend.unit and trend.unit.code,
            }
            for (on, of), value in sorted(counted(trend).items()):
                yield trend, of, value, told | {"month_end": on}


class CoverageRows(FlatTrend):
    """A row for each month, force and scheme that anybody was required to hold."""

    def figures(self):
        """How it stood at the last end of a month."""
        last = [trend.months[-1] for trend in self.trends]
        whole = Cover(*(sum(getattr(one.cover, name) for one in last) for name in Cover._fields))
        of = ("required", "held", "short", "in_training")
        return [{"name": name, "unit": COUNTED, "value": getattr(whole, name)} for name in of]

    def rows(self):
        for trend, scheme, cover, told in self._of_months(lambda trend: trend.coverage):
            known = trend.known[scheme]
            counts = {"required": cover.required, "held": cover.held, "short": cover.short}
            named = {"scheme_code": known.code, "scheme_name": known.name}
            yield told | named | counts | {"share": cover.share, "in_training": cover.in_training}


class GapTrendRows(FlatTrend):
    """A row for each month, force and check of which any gap stood open, opened or closed.

    Of a month to come its counts are not known.
    """

    def figures(self):
        """How many were open at the last end of a month."""
        last = [trend.months[-1] for trend in self.trends]
        is_known = all(month.untold != NOT_KNOWN for month in last)
        value = sum(month.open or 0 for month in last) if is_known else None
        return [{"name": "open", "unit": "gaps", "value": value}]

    def rows(self):
        for trend, code, moves, told in self._of_months(lambda trend: trend.gaps):
            check = CHECKS[code]
            named = {"check": code, "rule": check.rule, "title": check.title}
            known = UNKNOWN if trend.untold(told["month_end"]) == NOT_KNOWN else moves
            counts = {f"{name}_gaps": value for name, value in known._asdict().items()}
            yield told | named | counts
