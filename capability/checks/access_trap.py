from django.db.models import Exists, OuterRef, Q

from capability.checks.case_holders import CaseHolderUnaccredited
from capability.checks.grades import graded, unmet
from capability.checks.holding import begun
from capability.checks.registry import Check, register
from capability.checks.standing import standing, the_requirement
from capability.rules import explanations


@register
class AccessTrap(Check):
    """Holds cases that require a scheme, and is barred from it by what it needs first (S-06).

    Grades A and B: access follows the supply of courses and portfolios, not the need.
    """

    code = "access-trap"
    title = "Holds cases, and is barred from the course they require"
    rule = "S-06"
    owner = "RASSO lead and PIP lead"
    keys = ("person", "scheme")
    sums_up = CaseHolderUnaccredited()

    def findings(self, scope, *, on):
        """The earliest such case stands for them all."""
        barred = Exists(unmet(scope, on=on))
        own = begun(scope, person=OuterRef("person_id"), scheme=OuterRef("scheme_id"), on=on)
        held = self.sums_up.findings(scope, on=on).filter(Q(barred) & ~Q(own))
        return held.order_by("person_id", "scheme_id", "starts_on", "pk").distinct(
            "person_id", "scheme_id"
        )

    explain = staticmethod(explanations.access_trap)

    def graded(self, findings, scope, *, on):
        return graded(findings, scope, on=on)

    def facts(self, scope, *, on):
        return {**standing(scope, on=on), "requirement": the_requirement()}
