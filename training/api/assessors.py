from drf_spectacular.utils import extend_schema

from capability.models import Person
from capability.pages.flat import FORMAT, FlatViewSet, both
from capability.pages.reading import FIELDS
from training.access import SEE_FIGURES_OF_ASSESSORS
from training.filters.of_unit import OfUnitFilter
from training.reports import assessor_rows
from training.serializers.assessors import AssessorsReportSerializer


class AssessorsReportViewSet(FlatViewSet):
    """Whoever judges portfolios, a row for each scheme that they hold or have portfolios in.

    What they have is as it stands now; what they hold and the twelve months go by the day asked
    about. Figures count the queue of candidates by scheme, and say when none would be left.
    """

    powers = (SEE_FIGURES_OF_ASSESSORS,)
    queryset = Person.objects.all()
    filterset_class = OfUnitFilter
    columns = assessor_rows.COLUMNS

    def report(self, asked):
        return assessor_rows.AssessorRows(self.request.user, asked.day, asked.qs)

    @extend_schema(parameters=[FORMAT, FIELDS], responses=both(AssessorsReportSerializer))
    def list(self, request):
        return self.answer(request)
