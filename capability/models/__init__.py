from capability.models.accreditations import Accreditation, Suspension
from capability.models.acts import Act
from capability.models.allocation_checks import AllocationCheck, Override
from capability.models.batches import Batch, Feed, UnresolvedRow
from capability.models.calendar_keys import CalendarKey
from capability.models.cases import (
    Case,
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    CaseGroup,
    CaseGroupMember,
    Part,
    TrayAllocation,
)
from capability.models.corrections import Correction
from capability.models.denials import AccessDenial
from capability.models.deployments import Deployment
from capability.models.dispensations import Dispensation
from capability.models.disputes import Dispute, Outcome
from capability.models.drafts import Draft, DraftGap, DraftState
from capability.models.establishment import EstablishmentPost, UnitHead
from capability.models.evidence import Evidence
from capability.models.extensions import AwardExtension, ExtendedAward
from capability.models.forces import Force, Unit, UnitEdge
from capability.models.gaps import Gap, Sweep, Threshold
from capability.models.idempotency import AnsweredRequest
from capability.models.jobs import Job, JobState
from capability.models.notices import Notice
from capability.models.people import Alias, Person, PersonKind, Service
from capability.models.postings import Posting, PostingSource, Rank, Role
from capability.models.presence import Absence, Duty, Restriction, Shift, Weekday
from capability.models.requirements import Enforcement, Level, Requirement
from capability.models.routes import EntryRoute, Milestone
from capability.models.schemes import (
    Equivalence,
    EquivalenceSource,
    Prerequisite,
    Scheme,
    SchemeVersion,
)
from capability.models.tokens import ApiToken, TokenUnit
from capability.models.uploads import (
    Decision,
    DecisionKind,
    MappingProfile,
    Upload,
    UploadChange,
    UploadFault,
    UploadRow,
    UploadState,
)
from capability.models.users import Grant, User

__all__ = [
    "Absence",
    "AccessDenial",
    "Accreditation",
    "Act",
    "Alias",
    "AllocationCheck",
    "AnsweredRequest",
    "ApiToken",
    "AwardExtension",
    "Batch",
    "CalendarKey",
    "Case",
    "CaseAllocation",
    "CaseCategory",
    "CaseClassification",
    "CaseGroup",
    "CaseGroupMember",
    "Correction",
    "Decision",
    "DecisionKind",
    "Deployment",
    "Dispensation",
    "Dispute",
    "Draft",
    "DraftGap",
    "DraftState",
    "Duty",
    "Enforcement",
    "EntryRoute",
    "Equivalence",
    "EquivalenceSource",
    "EstablishmentPost",
    "Evidence",
    "ExtendedAward",
    "Feed",
    "Force",
    "Gap",
    "Grant",
    "Job",
    "JobState",
    "Level",
    "MappingProfile",
    "Milestone",
    "Notice",
    "Outcome",
    "Override",
    "Part",
    "Person",
    "PersonKind",
    "Posting",
    "PostingSource",
    "Prerequisite",
    "Rank",
    "Requirement",
    "Restriction",
    "Role",
    "Scheme",
    "SchemeVersion",
    "Service",
    "Shift",
    "Suspension",
    "Sweep",
    "Threshold",
    "TokenUnit",
    "TrayAllocation",
    "Unit",
    "UnitEdge",
    "UnitHead",
    "UnresolvedRow",
    "Upload",
    "UploadChange",
    "UploadFault",
    "UploadRow",
    "UploadState",
    "User",
    "Weekday",
]
