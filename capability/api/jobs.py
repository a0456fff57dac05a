from drf_spectacular.utils import extend_schema, extend_schema_view

from capability.access import SEE_JOBS
from capability.filters import JobFilter
from capability.models import Job
from capability.pages.reading import FIELDS
from capability.pages.rows import RowsViewSet
from capability.reports.jobs import JobsReport
from capability.serializers import JobDetailSerializer, JobSerializer


@extend_schema_view(retrieve=extend_schema(parameters=[FIELDS]))
class JobViewSet(RowsViewSet):
    """Long work and how it went: imports, sweeps, re-checks."""

    powers = (SEE_JOBS,)
    queryset = Job.objects.all()
    filterset_class = detail_filterset_class = JobFilter
    report = JobsReport
    serializer_class = JobSerializer
    detail_serializer_class = JobDetailSerializer
