"""Give somebody a case on the answer of the allocation check, which is kept with it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef

from capability.actions import acts, cases, dispensations, override_notices
from capability.checks.assessing import assess
from capability.checks.scope import of_one
from capability.models import (
    AllocationCheck,
    Case,
    CaseAllocation,
    CaseCategory,
    CaseClassification,
    Person,
    Requirement,
    Unit,
)
from capability.models.days import covers
from capability.rules import allotting as rules
from capability.rules.london import day_in_london

KIND = "case.allocated"


@dataclass(frozen=True)
class Order:
    """Who is given which case, and what was asked about it; `reference` may be a new one."""

    person: Person
    reference: str
    category: CaseCategory
    part: str
    starts_on: date
    unit: Unit | None = None


@dataclass(frozen=True)
class Answer:
    """What whoever decides has read: the version of the person's reasons, and how many others."""

    version: str
    asked: int
    fitting: int


class Changed(acts.Refused):
    """Since it was read the answer has become `candidate`'s: nothing is written."""

    def __init__(self, candidate):
        super().__init__("What the check says has changed since you read it. Nothing was recorded.")
        self.candidate = candidate


def ask(order, *, at):
    """The candidate whom the check makes of the person."""
    scope = of_one(order.person.force, on=order.starts_on).only([order.person.pk])
    asked = {"category": order.category, "part": order.part, "on": order.starts_on, "at": at}
    (candidate,) = assess(scope, **asked, holding=holding(order))
    return candidate


def holding(order):
    """The person, by id, where they have that part of the case already."""
    if not order.reference:
        return set()
    return set(_held(order).values_list("person", flat=True))


def _held(order):
    asked = {"person": order.person, "part": order.part, "case__reference": order.reference}
    own = CaseAllocation.objects.filter(covers(order.starts_on), force=order.person.force, **asked)
    return own.select_related("case")


def allocate(order, *, seen, at, by, override=None):
    """One act: the allocation, the check, and where a rule is overridden what that needs.

    What the person has already stays theirs: if the case is of another kind since, the check is
    kept beside the first. Further back than a week nothing is given here: see `rules.allotting`.
    `override` has the columns of an AllocationCheck that say why and what is in place instead and,
    where a requirement is overridden, `ends_on`, the last day of the dispensations. The person is
    locked, so that of two who decide at once the second is asked again.
    """
    reason = override["override_reason"] if override else rules.FITTED
    with acts.about(order.person, KIND, by=by, reason=reason) as done:
        candidate = _locked(order, seen, at=at, by=by)
        override = _answered(candidate, override)
        case = _case(order)
        allocation = _asked_anew(order) or _given(order, case)
        done.check = _keep(order, allocation, candidate, seen=seen, by=by, at=at, why=override)
        if override:
            _bend(done.check, candidate, override, by=by)
            override_notices.owe(done.check, by=by)
    return done


def _asked_anew(order):
    """What the person has already, where the case was of another kind when it was given (D-06)."""
    allocation = _held(order).first()
    if allocation is None or allocation.checks.filter(category=order.category).exists():
        return None
    first = replace(order, starts_on=allocation.starts_on)
    was_alike = _kinds(first).filter(case=allocation.case).exists()
    return None if was_alike and not allocation.checks.exists() else allocation


def _given(order, case):
    return CaseAllocation.objects.create(
        force=order.person.force,
        case=case,
        person=order.person,
        part=order.part,
        starts_on=order.starts_on,
    )


def _locked(order, seen, *, at, by):
    """The candidate as read, asked again while nobody else can give the person anything."""
    if words := rules.long_past(order.starts_on, today=day_in_london(at)):
        raise acts.Refused(words)
    if by.person_id == order.person.pk:
        raise acts.Refused("Nobody gives a case to themselves. Ask somebody else who may.")
    Person.objects.select_for_update().get(pk=order.person.pk)
    candidate = ask(order, at=at)
    if candidate.version != seen.version:
        raise Changed(candidate)
    return candidate


def _answered(candidate, override):
    """The override, where one is needed; None where nothing stands in the way."""
    if final := rules.final(candidate):
        raise acts.Refused(f"{final[0].said}. Choose somebody else.")
    if not rules.in_the_way(candidate):
        return None
    if override is None:
        raise acts.Refused("A rule stands in the way. Say why it is overridden, or choose again.")
    return override


def _case(order):
    """The case of that reference, made if there is none; one on record is left as it is."""
    force, first = order.person.force, order.starts_on
    known = Case.objects.filter(force=force, reference=order.reference)
    case = known.annotate(is_alike=Exists(_kinds(order).filter(case=OuterRef("pk")))).first()
    if case is None:
        fact = cases.CaseFacts(order.reference, order.category.pk, first)
        ids = cases.record(force, [fact], as_at=first).ids
        return Case.objects.get(pk=ids[order.reference])
    if case.closed_on and case.closed_on < first:
        raise acts.Refused("That case was closed before the first day. Check the reference.")
    if not case.is_alike:
        raise acts.Refused(
            "On that day the case with that reference is of another kind than you asked about. "
            "Ask again for its own kind."
        )
    return case


def _kinds(order):
    """What says of cases that they are of the kind asked about, on the first day."""
    kinds = CaseClassification.objects.filter(covers(order.starts_on), force=order.person.force)
    return kinds.filter(category=order.category)


def _keep(order, allocation, candidate, **of):
    seen, why = of["seen"], dict(of["why"] or {})
    why.pop("ends_on", None)
    return AllocationCheck.objects.create(
        force=allocation.force,
        allocation=allocation,
        person=order.person,
        category=order.category,
        part=order.part,
        unit=order.unit,
        starts_on=order.starts_on,
        asked_by=of["by"],
        asked_at=of["at"],
        verdict=candidate.verdict.code,
        reasons=[one.kept() for one in candidate.reasons],
        asked=seen.asked,
        fitting=seen.fitting,
        **why,
    )


def _bend(check, candidate, override, *, by):
    """A dispensation for this case from each requirement that blocks."""
    names = ("mitigation", "mentor", "review_on", "ends_on")
    facts = {name: override.get(name) for name in names}
    facts |= {"starts_on": check.starts_on, "case": check.allocation.case}
    bent = Requirement.objects.filter(uuid__in=rules.requirements(candidate))
    for requirement in bent.order_by("pk").values_list("pk", flat=True):
        dispensations.record(
            check.person,
            requirement,
            facts | {"allocation_check": check},
            by=by,
            reason=override["override_reason"],
        )
