"""Allocations: who has which case, as a case system lists it."""

from collections import defaultdict
from itertools import groupby

from capability.actions import allocations
from capability.actions.allocations import AllocationFacts
from capability.actions.cases import DATES, CaseFacts
from capability.actions.held_allocations import HeldAllocations
from capability.actions.trays import TrayFacts
from capability.actions.trays import record as record_trays
from capability.imports.cells import CLEAR
from capability.imports.load import about
from capability.imports.people_index import resolve
from capability.imports.said import said, without_clear
from capability.imports.service_days import ServiceDays
from capability.models import CaseCategory
from capability.rules.allocations import Days

CODES = {"case_category": CaseCategory}
AT_ONCE = 20_000


def settle(load):
    _reject_reversed(load)
    _reject_contradictions(load)
    trays = []
    found = _weighed(load, resolve(load, trays=trays))
    load.make_codes(CODES, (row for row, _whose in [*found, *trays]))
    categories, service = load.codes(CaseCategory), ServiceDays(load.force)
    for portion in _portions(found):
        facts = [_facts(row, person, categories) for row, person in portion]
        rows = [row for row, _person in portion]
        load.take(rows, allocations.record(load.force, facts, as_at=load.as_at))
    for row, person in found:
        service.warn_outside(load, row, person, "starts_on")
    facts = [TrayFacts(tray, *_part_in(row, categories)) for row, tray in trays]
    load.take([row for row, _tray in trays], record_trays(load.force, facts, as_at=load.as_at))


def _weighed(load, found):
    """Without those that differ from what was set by hand, and without what was refused before."""
    if not load.held:
        return found
    held, going_in = HeldAllocations(load.held), []
    for row, person in found:
        plain = said(row, row.values)
        heard, differs = held.weigh(person, plain)
        if differs:
            load.differs(row, differs)
        else:
            going_in.append((_heard(row, plain, heard), person))
    return going_in


def _heard(row, plain, heard):
    values = {name: row.values[name] for name in heard if heard[name] == plain[name]}
    return row._replace(values=heard | values)


def _portions(found):
    """Many rows at a time, all of a case together: memory must not grow with the file."""
    found.sort(key=lambda one: one[0].values["case_reference"])
    portion = []
    for _case, rows in groupby(found, key=lambda one: one[0].values["case_reference"]):
        portion += rows
        if len(portion) >= AT_ONCE:
            yield portion
            portion = []
    yield portion


def _reject_reversed(load):
    for row in load.waiting():
        ends_on = without_clear(row, "ends_on")
        if ends_on and ends_on < row.values["starts_on"]:
            load.reject(row, about(row, "ends_on", "It ends before it starts.", "Correct one day."))


def _reject_contradictions(load):
    """Nobody can say which of two categories a case has from one day: not one of them goes in."""
    said_by = defaultdict(dict)
    waiting = load.waiting()
    for row in waiting:
        said_by[_slot(row)].setdefault(row.values["case_category"], row)
    for row in waiting:
        others = [other for other in said_by[_slot(row)].values() if not _agree(row, other)]
        if others:
            rule = f"Row {others[0].number} gives the case another category from the same day."
            load.reject(row, about(row, "case_category", rule, "Keep one, or say from which day."))


def _slot(row):
    return (row.values["case_reference"], without_clear(row, "classified_on"))


def _agree(row, other):
    return row.values["case_category"] == other.values["case_category"]


def _facts(row, person, categories):
    return AllocationFacts(person, *_part_in(row, categories))


def _part_in(row, categories):
    """Part, days and case."""
    values = row.values
    starts_on, ends_on = values["starts_on"], values.get("ends_on")
    reopens = ends_on == CLEAR
    case = CaseFacts(
        values["case_reference"],
        categories[values["case_category"]],
        starts_on,
        without_clear(row, "classified_on"),
        said(row, DATES),
    )
    days = Days(starts_on, None if reopens else ends_on, reopens)
    return values["part"], days, case
