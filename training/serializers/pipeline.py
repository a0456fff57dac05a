from drf_spectacular.utils import extend_schema_serializer

from capability.serializers.flat import FlatSerializer, row_of
from training.reports import pipeline


@extend_schema_serializer(many=False)
class PipelineReportSerializer(FlatSerializer):
    rows = row_of("PipelineReportRow", pipeline.COLUMNS)
