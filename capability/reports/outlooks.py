"""How people's accreditations stand on a day, as the words of rules.outlooks need it."""

from django.db.models import OuterRef, Subquery

from capability.models import Suspension
from capability.models.days import covers
from capability.rules.outlooks import Standing
from capability.rules.states import State


def by_person(accreditations, *, on):
    """Each person's best cycle in each scheme, by person and scheme (ids)."""
    best = _standing(accreditations, on).best()
    return {(row["person_id"], row["scheme_id"]): _of(row) for row in best.values(*_READ)}


def of(accreditation, *, on):
    rows = _standing(type(accreditation).objects.filter(pk=accreditation.pk), on)
    return _of(rows.values(*_READ).get())


_DAYS = ("valid_to", "portfolio_due_on", "revoked_on", "awarded_on", "recognised_on", "is_transfer")
_READ = ("person_id", "scheme_id", "state", "suspended_to", *_DAYS)


def _standing(accreditations, on):
    suspended = Suspension.objects.filter(covers(on), accreditation=OuterRef("pk")).order_by()
    rows = accreditations.annotate(suspended_to=Subquery(suspended.values("ends_on")[:1]))
    return rows.with_state(on=on)


def _of(row):
    return Standing(
        state=State(row["state"]),
        valid_to=row["valid_to"],
        portfolio_due_on=row["portfolio_due_on"],
        suspended_to=row["suspended_to"],
        revoked_on=row["revoked_on"],
        counts_from=row["recognised_on"] if row["is_transfer"] else row["awarded_on"],
    )
