from capability.filters import CallOutFilter
from capability.models import Deployment
from capability.pages.rows import RowsViewSet
from capability.reports.call_outs import CallOutsReport
from capability.serializers import CallOutDetailSerializer, CallOutSerializer


class CallOutViewSet(RowsViewSet):
    """Call-outs, a row a person and call; with `as_of` those up to the end of that day."""

    queryset = Deployment.objects.all()
    filterset_class = CallOutFilter
    report = CallOutsReport
    serializer_class = CallOutSerializer
    detail_serializer_class = CallOutDetailSerializer
