"""Who must have a scheme and may not begin it: its prerequisites are not met.

Two checks of one rule, since what finds cases and what finds roles are different queries. Whom
a case already makes one of, a role does not once more.
"""

from django.db.models import Exists, OuterRef, Q

from capability.checks.case_holders import CaseHolderUnaccredited
from capability.checks.grades import unmet, with_grade
from capability.checks.registry import Check, register
from capability.checks.role_holders import RoleHolderUnaccredited
from capability.checks.standing import standing
from capability.rules import explanations_of_roles as explanations
from capability.rules.severities import Severity


class NotEligible(Check):
    """A finding in the scheme, and what the scheme needs first is missing (S-04)."""

    rule = "S-04"
    owner = "Course administration; the PIP lead may approve an exception"
    keys = ("person", "scheme")
    explain = staticmethod(explanations.not_eligible)

    def findings(self, scope, *, on):
        """The earliest case or posting stands for them all."""
        barred = self.sums_up.findings(scope, on=on).filter(Exists(unmet(scope, on=on)))
        in_order = barred.order_by("person_id", "scheme_id", "starts_on", "pk")
        return in_order.distinct("person_id", "scheme_id")

    def graded(self, findings, scope, *, on):
        severity = super().graded(findings, scope, on=on)
        return with_grade(severity, scope, on=on)

    def facts(self, scope, *, on):
        return standing(scope, on=on)


@register
class NotEligibleForCase(NotEligible):
    code = "not-eligible-for-case"
    title = "Holds cases that require a scheme, and is not yet eligible for it"
    sums_up = CaseHolderUnaccredited()


@register
class NotEligibleForRole(NotEligible):
    code = "not-eligible-for-role"
    title = "In a role that requires a scheme, and not yet eligible for it"
    severity = Severity.PLAN
    sums_up = RoleHolderUnaccredited()

    def findings(self, scope, *, on):
        by_case = CaseHolderUnaccredited().findings(scope, on=on)
        same = by_case.filter(person=OuterRef("person_id"), scheme_id=OuterRef("scheme_id"))
        return super().findings(scope, on=on).filter(~Q(Exists(same)))
