"""What whoever gives a case reads before, and what was kept of it."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from capability.access import ALLOCATE, ASSESS_CASES
from capability.actions import override_notices
from capability.actions.allotting import Answer, holding
from capability.checks import ways
from capability.checks.assessing import assess
from capability.checks.scope import of_one
from capability.models import (
    AllocationCheck,
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    Person,
    Unit,
)
from capability.models.days import covers
from capability.reports.assessments import MOST
from capability.rules import allotting as rules
from capability.rules.assessing import Axis, Candidate, Verdict, reason_of
from capability.rules.explanations import Cure


@dataclass
class Shown:
    """The person's candidate, how many others were asked about and how many of them fit.

    `seen` is what the reader had been told before, where that is known.
    """

    candidate: Candidate
    asked: int
    fitting: int
    seen: list[str] = field(default_factory=list)

    @property
    def said(self):
        return [one.said for one in self.candidate.reasons]

    @property
    def in_the_way(self):
        return rules.in_the_way(self.candidate)

    @property
    def bent(self):
        """The requirements among them, each of which a dispensation covers."""
        return rules.requirements(self.candidate)

    @property
    def final(self):
        return rules.final(self.candidate)

    @property
    def changed(self):
        """(new, no more): what is said otherwise than the reader had read."""
        return rules.changed(self.seen, self.said) if self.seen else ([], [])

    def answer(self, version):
        """What was read, when the version read was that."""
        return Answer(version, self.asked, self.fitting)


def shown(order, user, *, at, seen=(), named=None):
    """The same question for the person and all whom the user may see in the unit, or of these for
    those alone who are `named` (a queryset).
    """
    on, force = order.starts_on, order.person.force
    ids = {order.person.pk} | _beside(order, user, named)
    asked = {"category": order.category, "part": order.part, "on": on, "at": at}
    found = assess(of_one(force, on=on).only(ids), **asked, holding=holding(order))
    (own,) = [one for one in found if one.person == order.person.pk]
    fitting = sum(one.verdict == Verdict.FITS for one in found)
    return Shown(own, len(found), fitting, list(seen))


def _beside(order, user, named):
    """Ids; of no unit and of more than are weighed at once nobody's."""
    if order.unit is None:
        return set()
    on = order.starts_on
    people = Person.objects.visible_to(user).standing_in(order.unit, on=on).serving(on=on)
    if named is not None:
        people = people.filter(pk__in=named.values("pk"))
    ids = set(people.order_by().values_list("pk", flat=True)[: MOST + 1])
    return ids if len(ids) <= MOST else set()


def given_by(user, people):
    """Those of the people (ids), all within reach of the question, to whom the user may give cases.

    Mostly that is the same reach, and nothing need be asked.
    """
    if not user.may(ALLOCATE):
        return set()
    if user.reach(ALLOCATE) == user.reach(ASSESS_CASES):
        return set(people) - {user.person_id}
    mine = Person.objects.changeable_by(user, ALLOCATE).filter(pk__in=people)
    return set(mine.values_list("pk", flat=True))


def leads(order):
    return override_notices.leads(order.person.force, on=order.starts_on)


def listed(checks):
    related = ("person", "category", "unit", "asked_by", "mentor", "allocation__case")
    return checks.select_related(*related)


@dataclass(frozen=True)
class Kept:
    """A check as it was kept; `on` is the day on which the case's kind is looked at again."""

    check: AllocationCheck
    on: object

    @property
    def verdict(self):
        return next((one for one in Verdict if one.code == self.check.verdict), None)

    @property
    def axes(self):
        reasons = [reason_of(one) for one in self.check.reasons]
        return [(axis, [one for one in reasons if one.axis == axis]) for axis in Axis]

    @property
    def dispensations(self):
        own = self.check.dispensations.select_related("requirement__scheme")
        return own.order_by("ends_on", "pk")

    @cached_property
    def beside(self):
        """How many others had that part of the case on its first day."""
        check = self.check
        same = CaseAllocation.objects.filter(covers(check.starts_on), part=check.part)
        same = same.filter(force=check.force_id, case=check.allocation.case_id)
        return same.exclude(person=check.person_id).count()

    @property
    def other_kind(self):
        """The kind that the case is of now, where the check was asked about another (D-06)."""
        now = _kind(self.check.force_id, on=self.on, case=self.check.allocation.case_id)
        return now if now and now.pk != self.check.category_id else None


def _kind(force, *, on, **of_case):
    """Of one case, on the day; None where nothing says."""
    kinds = CaseClassification.objects.filter(covers(on), force=force, **of_case)
    return CaseCategory.objects.filter(pk__in=kinds.values("category")).first()


def with_checks(rows, user):
    """Each row of `AllocationsReport` with `check`, the last kept one that the user may see."""
    told = [row["uuid"] for row in rows if "case_reference" in row]
    checks = AllocationCheck.objects.visible_to(user).filter(allocation__uuid__in=told)
    pairs = checks.order_by("asked_at", "pk").values_list("allocation__uuid", "uuid", "verdict")
    labels = {one.code: one.label for one in Verdict}
    kept = {allocation: (uuid, labels.get(verdict, "")) for allocation, uuid, verdict in pairs}
    for row in rows:
        row["check"] = kept.get(row["uuid"])


@ways.register(ASSESS_CASES)
def ask_again(gaps, *, on, user=None):
    """A case that became RASSO opens the question again: who can take it now? (D-06)."""
    return [_asked_again(gap, on) for gap in gaps]


def _asked_again(gap, on):
    if gap.check_code != "case-reclassified":
        return None
    kind = _kind(gap.force_id, on=on, case__allocations=gap.allocation_id)
    person = Person.objects.filter(pk=gap.person_id).with_home_unit(on=on).first()
    if kind is None or person is None:
        return None
    unit = Unit.objects.get(pk=person.home_unit)
    query = {"category": kind.code, "part": gap.allocation.part, "on": on, "unit": unit.uuid}
    content = {"query": urlencode(query), "kind": kind, "unit": unit}
    steps = [Cure(f"Ask who in {unit} can take the case: it is {kind} now", on)]
    return ways.Ways("capability/allotting/ask_again.html", content, steps)
