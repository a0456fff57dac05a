from dataclasses import dataclass
from datetime import date

from django.db.models import F

from capability.models import User

OWN = ("uuid", "name", "begins_at", "hours", "weekdays", "people", "starts_on", "ends_on", "source")


@dataclass(frozen=True)
class ShiftsReport:
    """Shifts: when an area needs how many trained first responders."""

    user: User
    on: date

    key = "uuid"
    orderings = {"unit": ("unit_code", "uuid"), "name": ("name", "uuid")}

    def listed(self, shifts):
        codes = {"force_code": F("force__code"), "unit_code": F("unit__code")}
        return shifts.values(*OWN, unit_uuid=F("unit__uuid"), unit_name=F("unit__name"), **codes)

    def filled(self, rows):
        return rows
