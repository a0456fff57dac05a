from drf_spectacular.utils import extend_schema

from capability.access import SEE_FIGURES
from capability.filters import CaseHolderFilter, DispensationMonthsFilter, GapFilter
from capability.models import CaseAllocation, Dispensation, Gap
from capability.pages.flat import FORMAT, FlatViewSet, both
from capability.pages.reading import FIELDS
from capability.reports import case_holders, dispensation_months, flat_gaps
from capability.serializers import (
    CaseHolderReportSerializer,
    DispensationReportSerializer,
    GapReportSerializer,
)


class GapReportViewSet(FlatViewSet):
    """Every gap, a row each, with its person, unit, reason and cure.

    Figures count gaps and people. As CSV the day and the moment stand in every row.
    """

    queryset = Gap.objects.all()
    filterset_class = GapFilter
    columns = flat_gaps.COLUMNS

    def report(self, asked):
        return flat_gaps.FlatGaps(self.request.user, asked.narrowing)

    @extend_schema(parameters=[FORMAT, FIELDS], responses=both(GapReportSerializer))
    def list(self, request):
        return self.answer(request)


class CaseHolderReportViewSet(FlatViewSet):
    """Every part in a case that requires a scheme, a row a person-case and requirement.

    With grades A to E, so that what is held and what is short add up. Figures count people, cases
    and person-cases, in all and by grade.
    """

    queryset = CaseAllocation.objects.all()
    filterset_class = CaseHolderFilter
    columns = case_holders.COLUMNS

    def report(self, asked):
        return case_holders.CaseHolders(self.request.user, asked.day, **asked.asked)

    @extend_schema(parameters=[FORMAT, FIELDS], responses=both(CaseHolderReportSerializer))
    def list(self, request):
        return self.answer(request)


class DispensationReportViewSet(FlatViewSet):
    """How many dispensations were in force, granted and over, a row a team and month.

    Of the twelve months up to the day; figures count all teams by month.
    """

    powers = (SEE_FIGURES,)
    queryset = Dispensation.objects.all()
    filterset_class = DispensationMonthsFilter
    columns = dispensation_months.COLUMNS

    def report(self, asked):
        months = dispensation_months.DispensationMonths
        return months(self.request.user, asked.day, asked.of_unit)

    @extend_schema(parameters=[FORMAT, FIELDS], responses=both(DispensationReportSerializer))
    def list(self, request):
        return self.answer(request)
