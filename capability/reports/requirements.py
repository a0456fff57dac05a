from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.db.models.functions import Coalesce

from capability.models import User

OWN = ("uuid", "level", "part", "enforcement", "grace_days", "starts_on", "ends_on", "source")


@dataclass(frozen=True)
class RequirementsReport:
    """Requirements: what is asked of whom, by which level, from when to when."""

    user: User
    on: date

    key = "uuid"
    orderings = {"starts_on": ("starts_on", "uuid"), "scheme": ("scheme_code", "uuid")}

    def listed(self, requirements):
        return requirements.values(
            *OWN,
            force_code=F("force__code"),
            unit_code=F("unit__code"),
            scheme_code=F("scheme__code"),
            oldest_version_label=F("oldest_version__label"),
            role_code=F("role__code"),
            case_group_code=F("case_group__code"),
            required_since=Coalesce("duty__starts_on", "starts_on"),
        )

    def filled(self, rows):
        return rows
