from capability.pages.rows import RowsViewSet
from training.access import SEE_FIGURES_OF_TRAINING
from training.filters.portfolios import PortfolioFilter
from training.models import Portfolio
from training.reports.portfolios import PortfoliosReport
from training.serializers.portfolios import PortfolioDetailSerializer, PortfolioSerializer


class PortfolioViewSet(RowsViewSet):
    """Portfolios opened by a day, a row each."""

    powers = (SEE_FIGURES_OF_TRAINING,)
    queryset = Portfolio.objects.all()
    filterset_class = PortfolioFilter
    report = PortfoliosReport
    serializer_class = PortfolioSerializer
    detail_serializer_class = PortfolioDetailSerializer
