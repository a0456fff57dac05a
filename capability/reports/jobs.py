from dataclasses import dataclass
from datetime import date

from django.db.models import F

from capability.models import User

OWN = (
    *("uuid", "kind", "state", "progress", "attempts"),
    *("queued_at", "leased_until", "finished_at", "reason"),
)


@dataclass(frozen=True)
class JobsReport:
    """Long work and how it went; neither arguments nor results, which may name someone."""

    user: User
    on: date

    key = "uuid"
    orderings = {"queued_at": ("queued_at", "uuid")}

    def listed(self, jobs):
        return jobs.values(*OWN, force_code=F("force__code"))

    def filled(self, rows):
        return rows
