"""What is wrong on a day. Importing this registers capability's own checks."""

from capability.checks.access_trap import AccessTrap
from capability.checks.award_order import AwardBeforeCourse
from capability.checks.carried_cases import SupervisorCarriesCases
from capability.checks.case_holders import CaseHolderUnaccredited
from capability.checks.eligibility import NotEligibleForCase, NotEligibleForRole
from capability.checks.expiries import AccreditationExpires
from capability.checks.first_response import FirstResponderWithoutLevel
from capability.checks.offence_levels import CaseAboveLevel
from capability.checks.reclassified_cases import CaseReclassified
from capability.checks.registry import CHECKS, Check, register
from capability.checks.role_holders import RoleHolderUnaccredited
from capability.checks.scope import Scope
from capability.checks.short_service import CaseHolderShortService
from capability.checks.supervision import SupervisorUntrained
from capability.checks.unanswered_cases import CaseInTray, CaseOfLeaver, CaseRowsWaiting

__all__ = [
    "CHECKS",
    "AccessTrap",
    "AccreditationExpires",
    "AwardBeforeCourse",
    "CaseAboveLevel",
    "CaseHolderShortService",
    "CaseHolderUnaccredited",
    "CaseInTray",
    "CaseOfLeaver",
    "CaseReclassified",
    "CaseRowsWaiting",
    "Check",
    "FirstResponderWithoutLevel",
    "NotEligibleForCase",
    "NotEligibleForRole",
    "RoleHolderUnaccredited",
    "Scope",
    "SupervisorCarriesCases",
    "SupervisorUntrained",
    "register",
]
