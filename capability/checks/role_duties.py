"""Who has, on a day, a role that requires a scheme of them: postings and requirements."""

from django.db.models import F, Q

from capability.checks.duties import UnitWithin, duty_began, grace_is_over
from capability.models import Posting
from capability.models.days import covers_from_start
from capability.models.requirements import Level

_REQUIREMENT = "role__requirements__"

# Named at once and filtered by these names, as in `duties`.
_COLUMNS = {
    "requirement_id": f"{_REQUIREMENT}id",
    "required_force": f"{_REQUIREMENT}force",
    "required_level": f"{_REQUIREMENT}level",
    "required_unit": f"{_REQUIREMENT}unit",
    "required_starts_on": f"{_REQUIREMENT}starts_on",
    "required_ends_on": f"{_REQUIREMENT}ends_on",
    "required_duty": f"{_REQUIREMENT}duty",
    "grace_days": f"{_REQUIREMENT}grace_days",
    "scheme_id": f"{_REQUIREMENT}scheme",
    "oldest_version_id": f"{_REQUIREMENT}oldest_version",
}


def role_duties(scope, *, on):
    """One row for each substantive posting and requirement that binds it; grace has run out."""
    return (
        scope.of(Posting)
        .filter(covers_from_start(on), is_substantive=True)
        .order_by()
        .annotate(**{name: F(path) for name, path in _COLUMNS.items()})
        .filter(
            covers_from_start(on, "required_"),
            Q(required_force=None) | Q(required_force=scope.force.pk),
            ~Q(required_level=Level.UNIT) | Q(UnitWithin(F("unit"), F("required_unit"), on)),
            grace_is_over(duty_began(), on),
            grace_is_over(F("starts_on"), on),
            requirement_id__isnull=False,
        )
    )
