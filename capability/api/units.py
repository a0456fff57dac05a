from capability.filters import UnitFilter
from capability.models import Unit
from capability.pages.rows import RowsViewSet
from capability.reports.units import UnitsReport
from capability.serializers import UnitDetailSerializer, UnitSerializer


class UnitViewSet(RowsViewSet):
    """Units within reach, each in its place in the tree as of a day."""

    queryset = Unit.objects.all()
    filterset_class = UnitFilter
    report = UnitsReport
    serializer_class = UnitSerializer
    detail_serializer_class = UnitDetailSerializer
