"""Gaps as people read them: open ones, or what was wrong on another day, with the reason for each.

Without `as_of` these are the open gap rows; with it, the checks' findings on that day, joined to
a gap where one has the key. What a gap is now (grade, severity, explanation) is the check's
evidence asked anew on the day, so that page, API and file cannot differ. Closed ones are shown
as they opened.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from capability.access import SEE_GAPS
from capability.checks import CHECKS, Scope
from capability.checks.scope import scopes_of
from capability.reports.covers import Cover, covered
from capability.reports.findings import found
from capability.reports.kept import Kept, kept
from capability.rules.grades import Grade
from capability.rules.severities import Severity


@dataclass(frozen=True)
class Narrowing:
    """Which gaps are asked for; what is left empty narrows nothing.

    `on` is the day asked about; `as_of` says that it is another than today's open rows, and
    `is_recorded` that those are meant that stood open on record then, found or not. `people`
    is a queryset of Person, and `units` one of the units whose gaps about nobody are asked for
    beside theirs; `checks`, `severities` and `grades` are lists of codes and numbers, `owner` is
    the id of a log-in.
    """

    on: date
    as_of: bool = False
    is_closed: bool = False
    is_recorded: bool = False
    people: QuerySet | None = None
    units: QuerySet | None = None
    checks: list[str] = field(default_factory=list)
    severities: list[int] = field(default_factory=list)
    grades: list[str] = field(default_factory=list)
    opened_from: date | None = None
    closed_from: date | None = None
    due_to: date | None = None
    owner: int | None = None
    is_owned: bool | None = None
    is_acknowledged: bool | None = None
    is_covered: bool | None = None

    @property
    def is_of_findings(self):
        """Whether it is what the checks find that is listed, and not what is on record."""
        return self.as_of and not self.is_closed and not self.is_recorded

    def takes(self, item):
        """Whether the item is among those asked for, in all but check, people and cover."""
        return self._takes_grade(item) and self._takes_days(item) and self._takes_work(item)

    def takes_cover(self, item):
        return self.is_covered in (None, item.cover is not None)

    def _takes_grade(self, item):
        return (not self.grades or item.grade in self.grades) and (
            not self.severities or item.severity in self.severities
        )

    def _takes_days(self, item):
        opened_on = item.opened_on or self.on
        return (
            (not self.opened_from or opened_on >= self.opened_from)
            and (not self.closed_from or item.kept.closed_on >= self.closed_from)
            and (not self.due_to or (item.work("due_on") or date.max) <= self.due_to)
        )

    def _takes_work(self, item):
        owner, acknowledged_at = item.work("owner_id"), item.work("acknowledged_at")
        return (
            self.owner in (None, owner)
            and self.is_owned in (None, owner is not None)
            and self.is_acknowledged in (None, acknowledged_at is not None)
        )


@dataclass(frozen=True)
class Item:
    """One gap of a list: what it is about (`key`, by the check's columns) and how bad it is.

    `kept` is None for a finding of another day that no stored gap has the key of; `is_found` is
    False for a gap that the check does not find: it is closed, or the next sweep closes it.
    `cover` is the dispensation that covers it on the day; a closed one has none.
    """

    scope: Scope
    check: str
    key: tuple
    severity: int = Severity.PLAN
    grade: str = Grade.NONE
    kept: Kept | None = None
    is_found: bool = True
    cover: Cover | None = None

    @property
    def force(self):
        return self.scope.force.pk

    @property
    def source(self):
        """What it is named by in findings and gaps alike."""
        return self.force, self.check, self.key

    @property
    def person(self):
        return CHECKS[self.check].named(self.key).get("person")

    @property
    def gap(self):
        return self.work("pk")

    @property
    def opened_on(self):
        return self.work("opened_on")

    def work(self, name):
        return self.kept and getattr(self.kept, name)


def listed(user, narrowing):
    """The items, the worst first, then the oldest; of closed ones the latest closed first.

    Four queries, however many checks and forces there are, and two for what sums up others where
    people are dispensed.
    """
    scopes = scopes_of(user.reach(SEE_GAPS).every_force, on=narrowing.on)
    items = listed_in(scopes, user, narrowing)
    if not narrowing.is_closed:
        items = covered(items, on=narrowing.on)
    return list(filter(narrowing.takes_cover, items))


def listed_in(scopes, user, narrowing):
    """The same but for their covers, for who knows the scopes of the user's forces already."""
    checks = _checks(user, narrowing)
    gaps = kept(user, scopes, checks, narrowing)
    findings = found(user, _asked(scopes, checks, gaps, narrowing), narrowing)
    if narrowing.is_of_findings:
        known = dict(gaps)
        gaps = [(source, known.get(source)) for source in findings]
    of_force = {scope.force.pk: scope for scope in scopes}
    items = (_item(of_force[source[0]], source, findings.get(source), gap) for source, gap in gaps)
    order = _latest_first if narrowing.is_closed else _worst_first
    return sorted(filter(narrowing.takes, items), key=order)


def _asked(scopes, checks, gaps, narrowing):
    """Pairs of scope and check. Today's open ones are told by their rows: a check of which there
    is none need not be asked, nor any check about closed ones.
    """
    if narrowing.is_closed:
        return []
    pairs = [(scope, check) for scope in scopes for check in checks]
    if narrowing.is_of_findings:
        return pairs
    known = {(force, code) for (force, code, _key), _gap in gaps}
    return [(scope, check) for scope, check in pairs if (scope.force.pk, check.code) in known]


def _item(scope, source, finding, gap):
    _force, check, key = source
    graded = finding or gap.as_it_opened
    return Item(scope, check, key, **graded, kept=gap, is_found=finding is not None)


def _worst_first(item):
    return item.severity, item.opened_on or date.max, item.check, item.key


def _latest_first(item):
    return -item.kept.closed_on.toordinal(), item.check, item.key


def _checks(user, narrowing):
    return [
        check
        for code, check in CHECKS.items()
        if user.may(check.audience) and (not narrowing.checks or code in narrowing.checks)
    ]
