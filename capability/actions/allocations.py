"""Who has which case, in which part, from when to when; many at once."""

from collections import defaultdict
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Greatest

from capability.actions import among, bulk, cases, spans
from capability.actions.verdicts import Verdict
from capability.models import AllocationCheck, CaseAllocation, Gap
from capability.rules.allocations import Days, adoptions, clusters, plans, united


class AllocationFacts(NamedTuple):
    """Somebody's part in a case, and what goes with it about the case."""

    person: int
    part: str
    days: Days
    case: cases.CaseFacts


class Existing(NamedTuple):
    """`is_ours`: it was allocated here, and no file has told of it yet."""

    id: int
    days: Days
    is_ours: bool


@transaction.atomic
def record(force, facts, *, as_at):
    """Record allocations and their cases; one verdict a fact.

    Of one person, case and part, facts that overlap are one, and change what they overlap on
    record; the first of them has the verdict, the others are unchanged. A fact that begins near
    what was allocated here takes it over, with the check that stands by it.
    """
    recorded = cases.record(force, [fact.case for fact in facts], as_at=as_at)
    of_cases = [recorded.ids[fact.case.reference] for fact in facts]
    places = defaultdict(list)
    for place, (case, fact) in enumerate(zip(of_cases, facts, strict=True)):
        places[case, fact.person, fact.part].append(place)
    existing = _on_record(recorded.ids.values())
    changes = _Changes()
    verdicts = [Verdict("unchanged")] * len(facts)
    for whose, at in places.items():
        groups = clusters([facts[place].days for place in at])
        said = [united([facts[at[one]].days for one in group]) for group in groups]
        outcomes = changes.plan(whose, existing.get(whose, ()), said)
        for group, outcome in zip(groups, outcomes, strict=True):
            verdicts[at[group[0]]] = Verdict(outcome)
    changes.write(force, as_at)
    return _with_cases(verdicts, of_cases, recorded.changed)


class _Changes:
    """What is to be written in the end: new allocations, moved ones, and those that went in one."""

    def __init__(self):
        self._new, self._moves, self._gone, self._adopted = [], [], {}, set()

    def plan(self, whose, existing, said):
        """The outcome of each of `said` for one case, person and part."""
        ours = {place: one.days for place, one in enumerate(existing) if one.is_ours}
        taken = adoptions(ours, said)
        self._adopted |= {existing[place].id for place in taken}
        made = plans([taken.get(place, one.days) for place, one in enumerate(existing)], said)
        return [
            self._plan(whose, plan.days, [existing[place] for place in plan.of]) for plan in made
        ]

    def _plan(self, whose, days, of):
        if not of:
            self._new.append((*whose, days.starts_on, days.ends_on))
            return "created"
        stays, *gone = of
        self._gone.update((one.id, stays.id) for one in gone)
        before, after = stays.days[:2], days[:2]
        self._moves.append(spans.Move(stays.id, before, after))
        is_adopted = any(one.id in self._adopted for one in of)
        return "changed" if gone or is_adopted or before != after else "unchanged"

    def write(self, force, as_at):
        own = AllocationCheck.objects.not_adopted()
        own.filter(allocation__in=among.ids(self._adopted)).update(adopted_on=as_at)
        _part_with(self._gone, as_at)
        spans.move(CaseAllocation, self._moves)
        fields = ("force", "case", "person", "part", "starts_on", "ends_on")
        bulk.insert(CaseAllocation, fields, ((force.pk, *row) for row in self._new))


def _part_with(gone, as_at):
    """Two gaps about what is one allocation now would be one too many: the re-check finds it."""
    gaps = Gap.objects.filter(allocation__in=among.ids(gone))
    gaps.filter(closed_on=None).update(closed_on=Greatest(F("opened_on"), as_at))
    bulk.update(
        Gap, ["allocation"], [(pk, gone[old]) for pk, old in gaps.values_list("pk", "allocation")]
    )
    checks = AllocationCheck.objects.filter(allocation__in=among.ids(gone))
    bulk.update(
        AllocationCheck,
        ["allocation"],
        [(pk, gone[old]) for pk, old in checks.values_list("pk", "allocation")],
    )
    CaseAllocation.objects.filter(pk__in=among.ids(gone)).delete()


def _on_record(of_cases):
    found = defaultdict(list)
    rows = CaseAllocation.objects.filter(case__in=among.ids(of_cases)).order_by()
    own = AllocationCheck.objects.not_adopted().filter(allocation=OuterRef("pk"))
    names = ("case_id", "person_id", "part", "id", "starts_on", "ends_on")
    for *whose, pk, starts_on, ends_on, is_ours in rows.values_list(*names, Exists(own)):
        found[tuple(whose)].append(Existing(pk, Days(starts_on, ends_on), is_ours))
    return found


def _with_cases(verdicts, of_cases, changed):
    """What changed about a case alone is on its first row's account."""
    for place, case in enumerate(of_cases):
        if case in changed:
            changed.discard(case)
            if verdicts[place].outcome == "unchanged":
                verdicts[place] = Verdict("changed")
    return verdicts
