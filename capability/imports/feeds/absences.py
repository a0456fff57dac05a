"""Absences: away, or on part of the duty, from when to when; no kind and no reason."""

from decimal import Decimal

from capability.actions import presence
from capability.imports.load import about, first_of_each
from capability.imports.people_index import resolve
from capability.imports.said import said, without_clear

COLUMNS = ("starts_on", "ends_on", "share_of_duty")
EMPTY = {"share_of_duty": Decimal(0)}


def settle(load):
    for row in load.waiting():
        ends_on = without_clear(row, "ends_on")
        if ends_on and ends_on < row.values["starts_on"]:
            fault = "The absence ends before it starts."
            load.reject(row, about(row, "ends_on", fault, "Correct one of the two."))
    whose = {row.number: person for row, person in resolve(load)}
    keyed = [((whose[row.number], row.values["starts_on"]), row) for row in load.waiting()]
    rows = list(first_of_each(load, keyed).values())
    stated = [presence.Stated(whose[row.number], said(row, COLUMNS, emptied=EMPTY)) for row in rows]
    load.take(rows, presence.record_absences(load.force, stated))
