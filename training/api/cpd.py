from capability.pages.rows import RowsViewSet
from training.access import SEE_FIGURES_OF_TRAINING
from training.filters.cpd import CpdFilter
from training.models import CpdEntry
from training.reports.cpd import CpdReport
from training.serializers.cpd import CpdDetailSerializer, CpdSerializer


class CpdViewSet(RowsViewSet):
    """CPD, a row an entry, as far as it was done by the day asked about."""

    powers = (SEE_FIGURES_OF_TRAINING,)
    queryset = CpdEntry.objects.all()
    filterset_class = CpdFilter
    report = CpdReport
    serializer_class = CpdSerializer
    detail_serializer_class = CpdDetailSerializer
