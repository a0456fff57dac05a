"""Gaps as people read them: open ones, or what was wrong on another day, with the reason for each.

Without `as_of` these are the open gap rows; with it, the checks' findings on that day, joined to
a gap where one has the key. What a gap is now (grade, severity, explanation) is the check's
evidence asked anew on the day, so that page, API and file cannot differ.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from capability.access import SEE_GAPS
from capability.checks import CHECKS, Scope
from capability.models import Force, Gap, Person
from capability.rules.grades import Grade
from capability.rules.severities import Severity


@dataclass(frozen=True)
class Narrowing:
    """Which gaps are asked for; what is left empty narrows nothing.

    `on` is the day asked about; `as_of` says that it is another than today's open rows. `people`
    is a queryset of Person, `checks`, `severities` and `grades` are lists of codes and numbers.
    """

    on: date
    as_of: bool = False
    people: QuerySet | None = None
    checks: list[str] = field(default_factory=list)
    severities: list[int] = field(default_factory=list)
    grades: list[str] = field(default_factory=list)
    opened_from: date | None = None

    def takes(self, item):
        """Whether grade, severity and day of opening are among those asked for."""
        return (
            (not self.grades or item.grade in self.grades)
            and (not self.severities or item.severity in self.severities)
            and (not self.opened_from or (item.opened_on or self.on) >= self.opened_from)
        )


@dataclass(frozen=True)
class Item:
    """One gap of a list: what it is about (`key`, by the check's columns) and how bad it is.

    `gap` and `opened_on` are None for a finding of another day that no stored gap has the key of;
    `is_found` is False for an open gap that the check no longer finds: the next sweep closes it.
    """

    force: int
    check: str
    key: tuple
    severity: int = Severity.PLAN
    grade: str = Grade.NONE
    gap: int | None = None
    opened_on: date | None = None
    is_found: bool = True

    @property
    def person(self):
        return dict(zip(CHECKS[self.check].keys, self.key, strict=True)).get("person")


def listed(user, narrowing):
    """The items, the worst first, then the oldest; each force and check costs two queries."""
    items = [
        item
        for scope in map(Scope, _forces(user))
        for check in _checks(user, narrowing)
        for item in _items(user, scope, check, narrowing)
        if narrowing.takes(item)
    ]
    return sorted(items, key=_worst_first)


def _worst_first(item):
    return item.severity, item.opened_on or date.max, item.check, item.key


def _forces(user):
    reach = user.reach(SEE_GAPS)
    return Force.objects.filter(pk__in=reach.every_force)


def _checks(user, narrowing):
    return [
        check
        for code, check in CHECKS.items()
        if user.may(check.audience) and (not narrowing.checks or code in narrowing.checks)
    ]


def _items(user, scope, check, narrowing):
    found = _found(user, scope, check, narrowing)
    stored = _stored(user, scope, check, narrowing)
    keys = found if narrowing.as_of else stored
    return [
        Item(
            scope.force.pk,
            check.code,
            key,
            **found.get(key, {"is_found": False}),
            **stored.get(key, {}),
        )
        for key in keys
    ]


def _found(user, scope, check, narrowing):
    """What the check finds on the day among those the user may see, by key."""
    findings = check.findings(scope, on=narrowing.on)
    reach = user.reach(check.audience)
    if scope.force.pk not in reach.forces:
        findings = findings.filter(person__in=Person.objects.within(reach).values("pk"))
    if narrowing.people is not None:
        findings = findings.filter(person__in=narrowing.people.values("pk"))
    rows = check.graded(findings, scope, on=narrowing.on)
    rows = rows.values_list(*check.columns, "grade", "severity")
    return {tuple(key): {"grade": grade, "severity": severity} for *key, grade, severity in rows}


def _stored(user, scope, check, narrowing):
    """The gaps that were open on the day, by key."""
    gaps = Gap.objects.visible_to(user, check.audience).filter(
        force=scope.force, check_code=check.code
    )
    if narrowing.as_of:
        after = Q(closed_on=None) | Q(closed_on__gt=narrowing.on)
        gaps = gaps.filter(after, opened_on__lte=narrowing.on)
    else:
        gaps = gaps.still_open()
    if narrowing.people is not None:
        gaps = gaps.filter(person__in=narrowing.people.values("pk"))
    rows = gaps.order_by("pk").values_list(*check.columns, "pk", "opened_on")
    return {tuple(key): {"gap": gap, "opened_on": opened_on} for *key, gap, opened_on in rows}
