from django.db.models import Case, Value, When

from capability.checks.grades import with_grade
from capability.checks.holding import short
from capability.checks.registry import Check, register
from capability.checks.role_duties import role_duties
from capability.checks.standing import named, standing, the_requirement
from capability.models import Role
from capability.rules import explanations_of_roles as explanations
from capability.rules.grades import Grade
from capability.rules.severities import Severity


@register
class RoleHolderUnaccredited(Check):
    """In a role without the accreditation that it requires, with cases or without (S-02)."""

    code = "role-holder-unaccredited"
    title = "In a role without the accreditation it requires"
    rule = "S-02"
    owner = "L&D, with the line's inspector"
    keys = ("person", "requirement")
    explain = staticmethod(explanations.role_holder)

    def findings(self, scope, *, on):
        lacking = short(scope, on=on)
        return role_duties(scope, on=on).filter(lacking)

    def graded(self, findings, scope, *, on):
        """Less pressing than a case that is held: what is under way is planned for."""
        under_way = When(grade=Grade.D, then=Value(int(Severity.PLAN)))
        return with_grade(findings, scope, on=on).annotate(
            severity=Case(under_way, default=Value(int(Severity.THIS_WEEK)))
        )

    def facts(self, scope, *, on):
        return {
            "requirement": the_requirement(),
            "role": named(Role, "role_id"),
            **standing(scope, on=on),
        }
