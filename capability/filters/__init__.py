"""One filterset a list, for its page and for the API alike."""

from capability.filters.accreditations import AccreditationFilter
from capability.filters.as_of import AsOfFilter
from capability.filters.gaps import GapFilter
from capability.filters.people import PersonFilter

__all__ = ["AccreditationFilter", "AsOfFilter", "GapFilter", "PersonFilter"]
