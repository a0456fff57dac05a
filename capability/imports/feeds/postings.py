"""Postings: who works where, as what, from when to when."""

from capability.actions import postings
from capability.imports.load import about, first_of_each
from capability.imports.people_index import resolve
from capability.imports.said import said, without_clear
from capability.imports.service_days import ServiceDays
from capability.models import Rank, Role, Unit

CODES = {"unit": Unit, "role": Role, "rank": Rank}
COLUMNS = ("unit", "starts_on", "role", "rank", "ends_on", "fte")


def settle(load):
    _reject_reversed(load)
    found = {row.number: (row, person) for row, person in resolve(load)}
    keyed = ((_identity(row, person), row) for row, person in found.values())
    rows = list(first_of_each(load, keyed).values())
    load.make_codes(CODES, rows)
    claims = [
        postings.Claim(found[row.number][1], load.with_ids(said(row, COLUMNS), CODES), row.content)
        for row in rows
    ]
    load.take(rows, postings.record(load.force, claims, held=load.held))
    service = ServiceDays(load.force)
    for row, person in found.values():
        service.warn_outside(load, row, person, "starts_on")


def _reject_reversed(load):
    """Whoever it may be about: before anybody is looked for."""
    for row in load.waiting():
        ends_on = without_clear(row, "ends_on")
        if ends_on and ends_on < row.values["starts_on"]:
            load.reject(row, about(row, "ends_on", *postings.REVERSED))


def _identity(row, person):
    """With the content: one that says otherwise overlaps, and is rejected for that."""
    return person, row.values["starts_on"], row.content
