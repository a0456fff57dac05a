"""The grade of whoever holds a case that requires a scheme of them, in SQL.

E is complete and never a finding. For the queries with columns person_id and scheme_id.
"""

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Value,
    When,
)

from capability.checks.holding import begun, lacks, prerequisites
from capability.models.lookup import NumberOf
from capability.rules.grades import SEVERITY, Grade


def graded(findings, scope, *, on):
    """Annotate the holder's `grade` and its `severity`."""
    graded = with_grade(findings, scope, on=on)
    return graded.annotate(severity=NumberOf(F("grade"), SEVERITY))


def with_grade(findings, scope, *, on):
    """The grade alone, where something else decides how severe it is."""
    return findings.annotate(grade=_grade(scope, on))


def _grade(scope, on):
    """The weakest prerequisite decides; a course in the scheme itself outdoes them all."""
    own = begun(scope, person=OuterRef("person_id"), scheme=OuterRef("scheme_id"), on=on)
    needed = prerequisites(scope, scheme=OuterRef("scheme_id"), on=on)
    return Case(
        When(own, then=Value(Grade.D)),
        When(~Exists(needed), then=Value(Grade.NONE)),
        When(Exists(unmet(scope, on=on).filter(~_begun(scope, on))), then=Value(Grade.A)),
        When(Exists(unmet(scope, on=on)), then=Value(Grade.B)),
        default=Value(Grade.C),
        output_field=CharField(),
    )


def unmet(scope, *, on):
    """The scheme's prerequisites that the person does not hold on that day."""
    person = OuterRef(OuterRef("person_id"))
    return prerequisites(scope, scheme=OuterRef("scheme_id"), on=on).filter(
        lacks(scope, person=person, scheme=OuterRef("needs"), on=on)
    )


def _begun(scope, on):
    return begun(scope, person=OuterRef(OuterRef("person_id")), scheme=OuterRef("needs"), on=on)
