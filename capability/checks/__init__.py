"""What is wrong on a day. Importing this registers capability's own checks."""

from capability.checks.absent_holders import CaseHolderAbsent
from capability.checks.access_trap import AccessTrap
from capability.checks.attended_untrained import AttendedUntrained
from capability.checks.award_order import AwardBeforeCourse
from capability.checks.carried_cases import SupervisorCarriesCases
from capability.checks.case_holders import CaseHolderUnaccredited
from capability.checks.caseloads import CaseloadOverLimit
from capability.checks.course_only import CourseWithoutPortfolio
from capability.checks.eligibility import NotEligibleForCase, NotEligibleForRole
from capability.checks.entry_routes import EntryRouteInvalid, MilestoneMissed
from capability.checks.expiries import AccreditationExpires
from capability.checks.first_response import FirstResponderWithoutLevel
from capability.checks.lasting_roles import RoleRunsOut
from capability.checks.late_entries import EntryBackDated
from capability.checks.liaison import LiaisonOverLimit, LiaisonUnaccredited
from capability.checks.offence_levels import CaseAboveLevel
from capability.checks.overuse import FirstResponderOverused
from capability.checks.passed_over import AllocatedPastQualified
from capability.checks.probation import ProbationNotClosed
from capability.checks.reclassified_cases import CaseReclassified
from capability.checks.registry import CHECKS, Check, register
from capability.checks.response_cover import ResponseCoverShort
from capability.checks.review_days import CaseReviewDue
from capability.checks.role_holders import RoleHolderUnaccredited
from capability.checks.scope import Scope
from capability.checks.short_service import CaseHolderShortService
from capability.checks.skill_fade import FirstResponderFading
from capability.checks.specialist_teams import SpecialistTeamMissing, SpecialistTeamUntrained
from capability.checks.strength import UnitUnderStrength
from capability.checks.supervision import SupervisorUntrained
from capability.checks.unanswered_cases import CaseInTray, CaseOfLeaver, CaseRowsWaiting

__all__ = [
    "CHECKS",
    "AccessTrap",
    "AccreditationExpires",
    "AllocatedPastQualified",
    "AttendedUntrained",
    "AwardBeforeCourse",
    "CaseAboveLevel",
    "CaseHolderAbsent",
    "CaseHolderShortService",
    "CaseHolderUnaccredited",
    "CaseInTray",
    "CaseOfLeaver",
    "CaseReclassified",
    "CaseReviewDue",
    "CaseRowsWaiting",
    "CaseloadOverLimit",
    "Check",
    "CourseWithoutPortfolio",
    "EntryBackDated",
    "EntryRouteInvalid",
    "FirstResponderFading",
    "FirstResponderOverused",
    "FirstResponderWithoutLevel",
    "LiaisonOverLimit",
    "LiaisonUnaccredited",
    "MilestoneMissed",
    "NotEligibleForCase",
    "NotEligibleForRole",
    "ProbationNotClosed",
    "ResponseCoverShort",
    "RoleHolderUnaccredited",
    "RoleRunsOut",
    "Scope",
    "SpecialistTeamMissing",
    "SpecialistTeamUntrained",
    "SupervisorCarriesCases",
    "SupervisorUntrained",
    "UnitUnderStrength",
    "register",
]
