from capability.filters import AccreditationFilter
from capability.models import Accreditation
from capability.pages.rows import RowsViewSet
from capability.reports.accreditations import AccreditationsReport
from capability.serializers import AccreditationDetailSerializer, AccreditationSerializer


class AccreditationViewSet(RowsViewSet):
    """Accreditations, a row a cycle, each in its state as of a day."""

    queryset = Accreditation.objects.all()
    filterset_class = AccreditationFilter
    report = AccreditationsReport
    serializer_class = AccreditationSerializer
    detail_serializer_class = AccreditationDetailSerializer
