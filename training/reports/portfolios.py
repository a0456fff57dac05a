from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q

from capability.models import User
from capability.reports.sight import NAMES, orderings, row_identity, veiled, whose
from training.models import Finding, Judgement, PortfolioEvidence, ProgrammeUnit
from training.reports.columns import is_true, number_of
from training.rules.portfolios import UNDER_WAY

HIDDEN = ("person_uuid", *NAMES)
OWN = ("step", "step_on", "opened_on", "first_due_on", "assigned_on", "countersigned_on")


@dataclass(frozen=True)
class PortfoliosReport:
    """A row a portfolio. Its step is today's, since `step_on`; who is late is of the day."""

    user: User
    on: date

    key = "identity"

    @property
    def orderings(self):
        return orderings(self.user, {"scheme": ("scheme_code", "identity")})

    def listed(self, portfolios):
        columns = {
            "identity": row_identity(self.user),
            "force_code": F("force__code"),
            "scheme_code": F("programme__scheme__code"),
            "programme_code": F("programme__code"),
            "programme_name": F("programme__name"),
            "portfolio_due_on": F("accreditation__portfolio_due_on"),
            "awarded_on": F("accreditation__awarded_on"),
            "is_overdue": is_true(
                Q(accreditation__portfolio_due_on__lt=self.on, step__in=UNDER_WAY)
            ),
            "has_assessor": is_true(Q(assessor__isnull=False)),
            **_counts(),
        }
        return portfolios.values(*OWN, **whose(self.user), **columns)

    def filled(self, rows):
        return [{"uuid": row.pop("identity"), **row} for row in veiled(rows, HIDDEN)]


def _counts():
    own = {"portfolio": OuterRef("pk")}
    kept = PortfolioEvidence.objects.filter(**own, withdrawn_on=None)
    competent = Judgement.objects.that_count().filter(**own, finding=Finding.COMPETENT)
    units = ProgrammeUnit.objects.filter(programme=OuterRef("programme"))
    return {
        "evidence_count": number_of(kept, "portfolio"),
        "competent_count": number_of(competent, "portfolio"),
        "unit_count": number_of(units, "programme"),
    }
