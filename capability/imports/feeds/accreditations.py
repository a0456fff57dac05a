"""Accreditations: cycles of people in schemes, as a training system or a list has them."""

from capability.actions import accreditations
from capability.actions.ledger import Statement
from capability.imports.load import about
from capability.imports.people_index import resolve
from capability.imports.said import said
from capability.imports.service_days import ServiceDays
from capability.models import Scheme
from capability.rules.cycles import FACTS

CODES = {"scheme": Scheme}
EMPTY = {"certificate": ""}


def settle(load):
    for row in load.waiting():
        for fault in _faults(row, load.as_at):
            load.reject(row, fault)
    found = resolve(load)
    rows = [row for row, _person in found]
    load.make_codes(CODES, rows)
    schemes = load.codes(Scheme)
    statements = [_statement(row, person, schemes) for row, person in found]
    load.take(rows, accreditations.record(load.force, statements, held=load.held))
    service = ServiceDays(load.force)
    for row, person in found:
        service.warn_outside(load, row, person, "awarded_on")


def _faults(row, as_at):
    dates = said(row, ("awarded_on", "expires_on"))
    awarded_on, expires_on = dates.get("awarded_on"), dates.get("expires_on")
    if awarded_on and awarded_on > as_at:
        rule = f"The award is after {as_at:%d/%m/%Y}, the day that the file is of."
        yield about(row, "awarded_on", rule, "Correct the date, or leave it out until then.")
    if awarded_on and expires_on and expires_on < awarded_on:
        yield about(row, "expires_on", "The expiry is before the award.", "Correct one of the two.")


def _statement(row, person, schemes):
    facts = said(row, FACTS, emptied=EMPTY)
    return Statement(person, schemes[row.values["scheme"]], facts, row.content)
