"""What the register keeps of gaps: since when each is open, and what is being done about it."""

from collections import defaultdict
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q
from django.db.models.fields.json import KT

from capability.checks import CHECKS
from capability.models import Gap
from capability.models.gaps import KEYS
from capability.rules.grades import Grade
from capability.rules.severities import Severity

COLUMNS = tuple(key if key == "subject" else f"{key}_id" for key in KEYS)


class Kept(NamedTuple):
    """A gap row, but for its key and its evidence; `owned_by` is the owner's e-mail."""

    pk: int
    uuid: UUID
    veiled_uuid: UUID
    opened_on: date
    closed_on: date | None
    acknowledged_at: datetime | None
    owner_id: int | None
    owned_by: str | None
    due_on: date | None
    plan: str
    opened_grade: str | None
    opened_severity: str | None

    @property
    def as_it_opened(self):
        """How bad it was then: all that can be said of what is not found any more."""
        grade, severity = self.opened_grade, self.opened_severity
        return {
            "grade": grade or Grade.NONE,
            "severity": int(severity) if severity else Severity.PLAN,
        }


def kept(user, scopes, checks, narrowing):
    """What there is for the user on the day, open or closed as asked, each by its source.

    Closed ones may have a source in common: what is found again later is another gap.
    """
    if not checks:
        return []
    forces = [scope.force.pk for scope in scopes]
    codes = defaultdict(list)
    for check in checks:
        codes[check.audience].append(check.code)
    gaps = reduce(or_, (_of(user, *one) for one in codes.items()))
    gaps = gaps.filter(_stands(narrowing), force__in=forces)
    if narrowing.people is not None:
        gaps = gaps.about(narrowing.people, narrowing.units)
    return read(gaps)


def read(gaps):
    """The same of any gaps."""
    columns = {
        "owned_by": F("owner__email"),
        "opened_grade": KT("evidence__grade"),
        "opened_severity": KT("evidence__severity"),
    }
    rows = gaps.annotate(**columns).order_by("pk")
    labels = ("force_id", "check_code", *COLUMNS)
    return [_read(row) for row in rows.values_list(*labels, *Kept._fields)]


def _of(user, audience, codes):
    return Gap.objects.visible_to(user, audience).filter(check_code__in=codes)


def _stands(narrowing):
    if narrowing.is_closed:
        return Q(closed_on__lte=narrowing.on)
    if not narrowing.as_of:
        return Q(closed_on=None)
    not_closed = Q(closed_on=None) | Q(closed_on__gt=narrowing.on)
    return not_closed & Q(opened_on__lte=narrowing.on)


def _read(row):
    force, code, *rest = row
    about = dict(zip(COLUMNS, rest, strict=False))
    key = tuple(about[column] for column in CHECKS[code].columns)
    return (force, code, key), Kept(*rest[len(COLUMNS) :])
