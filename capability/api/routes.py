from capability.access import SEE_REFERENCE
from capability.filters import EntryRouteFilter
from capability.models import EntryRoute
from capability.pages.rows import RowsViewSet
from capability.reports.routes import EntryRoutesReport
from capability.serializers import EntryRouteDetailSerializer, EntryRouteSerializer


class EntryRouteViewSet(RowsViewSet):
    """Ways into the service, with their milestones: the national ones and one's forces' own."""

    powers = (SEE_REFERENCE,)
    queryset = EntryRoute.objects.all()
    filterset_class = EntryRouteFilter
    report = EntryRoutesReport
    serializer_class = EntryRouteSerializer
    detail_serializer_class = EntryRouteDetailSerializer
