from capability.access import SEE_REFERENCE
from capability.filters import ShiftFilter
from capability.models import Shift
from capability.pages.rows import RowsViewSet
from capability.reports.shifts import ShiftsReport
from capability.serializers import ShiftDetailSerializer, ShiftSerializer


class ShiftViewSet(RowsViewSet):
    """Shifts of one's forces, with how many trained first responders each needs."""

    powers = (SEE_REFERENCE,)
    queryset = Shift.objects.all()
    filterset_class = ShiftFilter
    report = ShiftsReport
    serializer_class = ShiftSerializer
    detail_serializer_class = ShiftDetailSerializer
