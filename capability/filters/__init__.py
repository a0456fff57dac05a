"""One filterset a list, for its page and for the API alike."""

from capability.filters.accreditations import AccreditationFilter
from capability.filters.allocations import AllocationFilter
from capability.filters.as_listed import Disputes, UnitsOfTheDay, WaitingRows
from capability.filters.as_of import AsOfFilter
from capability.filters.call_outs import CallOutFilter
from capability.filters.case_holders import CaseHolderFilter
from capability.filters.dispensations import DispensationFilter, DispensationMonthsFilter
from capability.filters.gaps import GapFilter
from capability.filters.jobs import JobFilter
from capability.filters.people import PersonFilter
from capability.filters.reference import EntryRouteFilter, RequirementFilter, SchemeFilter
from capability.filters.shifts import ShiftFilter
from capability.filters.teams import MatrixFilter, TeamFilter
from capability.filters.trend import RequiredFilter, TrendFilter
from capability.filters.units import UnitFilter

__all__ = [
    "AccreditationFilter",
    "AllocationFilter",
    "AsOfFilter",
    "CallOutFilter",
    "CaseHolderFilter",
    "DispensationFilter",
    "DispensationMonthsFilter",
    "Disputes",
    "EntryRouteFilter",
    "GapFilter",
    "JobFilter",
    "MatrixFilter",
    "PersonFilter",
    "RequiredFilter",
    "RequirementFilter",
    "SchemeFilter",
    "ShiftFilter",
    "TeamFilter",
    "TrendFilter",
    "UnitFilter",
    "UnitsOfTheDay",
    "WaitingRows",
]
