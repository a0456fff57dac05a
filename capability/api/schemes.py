from capability.access import SEE_REFERENCE
from capability.filters import SchemeFilter
from capability.models import Scheme
from capability.pages.rows import RowsViewSet
from capability.reports.schemes import SchemesReport
from capability.serializers import SchemeDetailSerializer, SchemeSerializer


class SchemeViewSet(RowsViewSet):
    """What a person can be accredited in: the national schemes and one's forces' own."""

    powers = (SEE_REFERENCE,)
    queryset = Scheme.objects.all()
    filterset_class = SchemeFilter
    report = SchemesReport
    serializer_class = SchemeSerializer
    detail_serializer_class = SchemeDetailSerializer
