from capability.filters import AllocationFilter
from capability.models import CaseAllocation
from capability.pages.rows import RowsViewSet
from capability.reports.allocations import AllocationsReport
from capability.serializers import AllocationDetailSerializer, AllocationSerializer


class AllocationViewSet(RowsViewSet):
    """Parts in cases, a row a person and part, as held on a day."""

    queryset = CaseAllocation.objects.all()
    filterset_class = AllocationFilter
    report = AllocationsReport
    serializer_class = AllocationSerializer
    detail_serializer_class = AllocationDetailSerializer
