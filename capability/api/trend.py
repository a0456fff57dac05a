from drf_spectacular.utils import extend_schema

from capability.access import SEE_FIGURES, SEE_GAPS
from capability.filters import TrendFilter
from capability.models import Gap
from capability.pages.flat import FORMAT, FlatViewSet, both
from capability.pages.reading import FIELDS
from capability.reports import flat_trend
from capability.serializers import CoverageReportSerializer, GapTrendReportSerializer


class TrendViewSet(FlatViewSet):
    powers = (SEE_FIGURES,)
    queryset = Gap.objects.all()
    filterset_class = TrendFilter
    rows = None

    def report(self, asked):
        return self.rows(asked.trends(self.request.user.reach(SEE_GAPS).every_force))


class CoverageReportViewSet(TrendViewSet):
    """How many are required to hold each scheme, and do, at the ends of the last 24 months.

    By a role or by a case, once for each person and scheme, as S-01 and S-02 find who does not;
    `in_training` are those among the short who have done the course and have no award (S-03).
    `as_of` names the day to look back from, `unit` a unit with all under it as it was then.
    """

    columns, rows = flat_trend.COVERAGE, flat_trend.CoverageRows

    @extend_schema(parameters=[FORMAT, FIELDS], responses=both(CoverageReportSerializer))
    def list(self, request):
        return self.answer(request)


class GapTrendReportViewSet(TrendViewSet):
    """How many gaps of each check stood open on record at the ends of the last 24 months, and how
    many opened and closed in the course of each.

    Before the first check of a force there are none; of days to come they are null. Asked about a
    unit, gaps about its people count, and those about nobody but it or what stands under it.
    """

    columns, rows = flat_trend.GAPS, flat_trend.GapTrendRows

    @extend_schema(parameters=[FORMAT, FIELDS], responses=both(GapTrendReportSerializer))
    def list(self, request):
        return self.answer(request)
