from capability.access import SEE_REFERENCE
from capability.filters import RequirementFilter
from capability.models import Requirement
from capability.pages.rows import RowsViewSet
from capability.reports.requirements import RequirementsReport
from capability.serializers import RequirementDetailSerializer, RequirementSerializer


class RequirementViewSet(RowsViewSet):
    """What is required of roles and of those who hold cases: national and one's forces' own."""

    powers = (SEE_REFERENCE,)
    queryset = Requirement.objects.all()
    filterset_class = RequirementFilter
    report = RequirementsReport
    serializer_class = RequirementSerializer
    detail_serializer_class = RequirementDetailSerializer
