"""Duties: on duty from when to when, and whether free to be sent."""

from capability.actions import presence
from capability.imports.load import about, first_of_each
from capability.imports.people_index import resolve
from capability.imports.said import said

COLUMNS = ("starts_at", "ends_at", "available")


def settle(load):
    for row in load.waiting():
        if row.values["ends_at"] <= row.values["starts_at"]:
            fault = "The duty ends before it starts."
            load.reject(row, about(row, "ends_at", fault, "Correct one of the two."))
    whose = {row.number: person for row, person in resolve(load)}
    keyed = [((whose[row.number], row.values["starts_at"]), row) for row in load.waiting()]
    rows = list(first_of_each(load, keyed).values())
    stated = [presence.Stated(whose[row.number], said(row, COLUMNS)) for row in rows]
    load.take(rows, presence.record_duties(load.force, stated))
