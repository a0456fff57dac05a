from drf_spectacular.utils import extend_schema_serializer

from capability.reports import case_holders, dispensation_months, flat_gaps, flat_trend
from capability.serializers.flat import FlatSerializer, row_of


@extend_schema_serializer(many=False)
class GapReportSerializer(FlatSerializer):
    rows = row_of("GapReportRow", flat_gaps.COLUMNS)


@extend_schema_serializer(many=False)
class CaseHolderReportSerializer(FlatSerializer):
    rows = row_of("CaseHolderReportRow", case_holders.COLUMNS)


@extend_schema_serializer(many=False)
class DispensationReportSerializer(FlatSerializer):
    rows = row_of("DispensationReportRow", dispensation_months.COLUMNS)


@extend_schema_serializer(many=False)
class CoverageReportSerializer(FlatSerializer):
    rows = row_of("CoverageReportRow", flat_trend.COVERAGE)


@extend_schema_serializer(many=False)
class GapTrendReportSerializer(FlatSerializer):
    rows = row_of("GapTrendReportRow", flat_trend.GAPS)
