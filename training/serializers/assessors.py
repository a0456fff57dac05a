from drf_spectacular.utils import extend_schema_serializer

from capability.serializers.flat import FlatSerializer, row_of
from training.reports import assessor_rows


@extend_schema_serializer(many=False)
class AssessorsReportSerializer(FlatSerializer):
    rows = row_of("AssessorsReportRow", assessor_rows.COLUMNS)
