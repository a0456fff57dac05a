"""Cases that a tray has and no person, many at once; somebody has decided that it is one."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db import transaction

from capability.actions import among, bulk, cases
from capability.actions.verdicts import Verdict
from capability.models import TrayAllocation
from capability.rules.allocations import Days, united

FIELDS = ("force", "case", "tray", "part", "starts_on", "ends_on")


class TrayFacts(NamedTuple):
    tray: str
    part: str
    days: Days
    case: cases.CaseFacts


@transaction.atomic
def record(force, facts, *, as_at):
    """Record what trays have, and the cases; one verdict a fact.

    Of one case, tray, part and first day the first fact has the verdict, the others are unchanged.
    A blank last day leaves the one on record.
    """
    recorded = cases.record(force, [fact.case for fact in facts], as_at=as_at)
    said = defaultdict(list)
    for place, fact in enumerate(facts):
        case = recorded.ids[fact.case.reference]
        said[case, fact.tray, fact.part, fact.days.starts_on].append(place)
    known = _on_record(recorded.ids.values())
    verdicts, new, changed = [Verdict("unchanged")] * len(facts), [], []
    for identity, places in said.items():
        days = united([facts[place].days for place in places])
        if identity not in known:
            new.append((force.pk, *identity, days.ends_on))
            verdicts[places[0]] = Verdict("created")
        elif _moves(days, known[identity].ends_on):
            changed.append((known[identity].id, days.ends_on))
            verdicts[places[0]] = Verdict("changed")
    bulk.insert(TrayAllocation, FIELDS, new)
    bulk.update(TrayAllocation, ("ends_on",), changed)
    return verdicts


class _Known(NamedTuple):
    id: int
    ends_on: date | None


def _on_record(of_cases):
    rows = TrayAllocation.objects.filter(case__in=among.ids(of_cases)).order_by()
    listed = rows.values_list("case_id", "tray", "part", "starts_on", "id", "ends_on")
    return {tuple(row[:4]): _Known(*row[4:]) for row in listed}


def _moves(days, ends_on):
    return days.ends_on != ends_on and (days.ends_on is not None or days.reopens)
