from capability.models.accreditations import Accreditation, Suspension
from capability.models.batches import Batch, Feed, UnresolvedRow
from capability.models.cases import (
    Case,
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    CaseGroup,
    CaseGroupMember,
    Part,
)
from capability.models.forces import Force, Unit, UnitEdge
from capability.models.gaps import Gap, Sweep, Threshold
from capability.models.jobs import Job, JobState
from capability.models.people import Alias, Person, PersonKind, Service
from capability.models.postings import Posting, PostingSource, Rank, Role
from capability.models.requirements import Enforcement, Level, Requirement
from capability.models.schemes import (
    Equivalence,
    EquivalenceSource,
    Prerequisite,
    Scheme,
    SchemeVersion,
)
from capability.models.users import ApiToken, Grant, User

__all__ = [
    "Accreditation",
    "Alias",
    "ApiToken",
    "Batch",
    "Case",
    "CaseAllocation",
    "CaseCategory",
    "CaseClassification",
    "CaseGroup",
    "CaseGroupMember",
    "Enforcement",
    "Equivalence",
    "EquivalenceSource",
    "Feed",
    "Force",
    "Gap",
    "Grant",
    "Job",
    "JobState",
    "Level",
    "Part",
    "Person",
    "PersonKind",
    "Posting",
    "PostingSource",
    "Prerequisite",
    "Rank",
    "Requirement",
    "Role",
    "Scheme",
    "SchemeVersion",
    "Service",
    "Suspension",
    "Sweep",
    "Threshold",
    "Unit",
    "UnitEdge",
    "UnresolvedRow",
    "User",
]
