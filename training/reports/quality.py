"""Which looks at a course's quality are due, as the check of it says."""

from capability.checks import CHECKS, Scope

CHECK = CHECKS["course-quality-due"]


def due(course, *, on):
    """The explanation of the finding; None where nothing is due."""
    scope = Scope(course.force)
    found = CHECK.findings(scope, on=on).filter(pk=course.pk)
    evidence = CHECK.evidence(found, scope, on=on).values_list("evidence", flat=True).first()
    return CHECK.explain(evidence, on=on) if evidence else None
