"""What the API's rows look like. They describe and check nothing: rows come from the reports."""

from capability.serializers.accreditations import (
    AccreditationDetailSerializer,
    AccreditationSerializer,
)
from capability.serializers.allocations import AllocationDetailSerializer, AllocationSerializer
from capability.serializers.call_outs import CallOutDetailSerializer, CallOutSerializer
from capability.serializers.gaps import ExplanationSerializer, GapDetailSerializer, GapSerializer
from capability.serializers.jobs import JobDetailSerializer, JobSerializer
from capability.serializers.people import PersonDetailSerializer, PersonSerializer
from capability.serializers.reports import (
    CaseHolderReportSerializer,
    CoverageReportSerializer,
    DispensationReportSerializer,
    GapReportSerializer,
    GapTrendReportSerializer,
)
from capability.serializers.requirements import RequirementDetailSerializer, RequirementSerializer
from capability.serializers.routes import EntryRouteDetailSerializer, EntryRouteSerializer
from capability.serializers.schemes import SchemeDetailSerializer, SchemeSerializer
from capability.serializers.shifts import ShiftDetailSerializer, ShiftSerializer
from capability.serializers.teams import TeamPersonSerializer, TeamSerializer
from capability.serializers.units import UnitDetailSerializer, UnitSerializer

__all__ = [
    "AccreditationDetailSerializer",
    "AccreditationSerializer",
    "AllocationDetailSerializer",
    "AllocationSerializer",
    "CallOutDetailSerializer",
    "CallOutSerializer",
    "CaseHolderReportSerializer",
    "CoverageReportSerializer",
    "DispensationReportSerializer",
    "EntryRouteDetailSerializer",
    "EntryRouteSerializer",
    "ExplanationSerializer",
    "GapDetailSerializer",
    "GapReportSerializer",
    "GapSerializer",
    "GapTrendReportSerializer",
    "JobDetailSerializer",
    "JobSerializer",
    "PersonDetailSerializer",
    "PersonSerializer",
    "RequirementDetailSerializer",
    "RequirementSerializer",
    "SchemeDetailSerializer",
    "SchemeSerializer",
    "ShiftDetailSerializer",
    "ShiftSerializer",
    "TeamPersonSerializer",
    "TeamSerializer",
    "UnitDetailSerializer",
    "UnitSerializer",
]
