from drf_spectacular.utils import extend_schema

from capability.models import Person
from capability.pages.flat import FORMAT, FlatViewSet, both
from capability.pages.reading import FIELDS
from training.access import SEE_FIGURES_OF_TRAINING
from training.filters.of_unit import OfUnitFilter
from training.reports import pipeline
from training.serializers.pipeline import PipelineReportSerializer


class PipelineReportViewSet(FlatViewSet):
    """Everybody on the way from the examination to the specialist's award, a row each.

    With the furthest stage, since when, and the day of each stage. Figures count people by stage.
    """

    powers = (SEE_FIGURES_OF_TRAINING,)
    queryset = Person.objects.all()
    filterset_class = OfUnitFilter
    columns = pipeline.COLUMNS

    def report(self, asked):
        return pipeline.Pipeline(self.request.user, asked.day, asked.qs)

    @extend_schema(parameters=[FORMAT, FIELDS], responses=both(PipelineReportSerializer))
    def list(self, request):
        return self.answer(request)
