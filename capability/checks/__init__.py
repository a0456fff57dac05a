"""What is wrong on a day. Importing this registers capability's own checks."""

from capability.checks.access_trap import AccessTrap
from capability.checks.case_holders import CaseHolderUnaccredited
from capability.checks.registry import CHECKS, Check, register
from capability.checks.scope import Scope

__all__ = ["CHECKS", "AccessTrap", "CaseHolderUnaccredited", "Check", "Scope", "register"]
