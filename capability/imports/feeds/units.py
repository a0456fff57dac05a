"""Units and their places in the tree; parents may stand anywhere in the same file."""

from capability.actions import units
from capability.imports.load import about, first_of_each
from capability.imports.said import said, without_clear
from capability.models import Unit
from capability.rules.nearest import suggestion

COLUMNS = ("code", "name", "parent", "kind", "starts_on", "ends_on")


def settle(load):
    known = load.codes(Unit)
    in_file = {row.values["code"].upper(): row.values["code"] for row in load.waiting()}
    for row in load.waiting():
        parent = without_clear(row, "parent")
        if parent and not known.accepts(parent) and parent.upper() not in in_file:
            cure = suggestion(parent, [*known.all(), *in_file.values()])
            load.reject(row, about(row, "parent", "No unit has that code.", cure))
    rows = list(first_of_each(load, _by_code(load)).values())
    parents = {without_clear(row, "parent") for row in rows}
    known.make(parent for parent in parents if parent and parent.upper() not in in_file)
    facts = [said(row, COLUMNS) for row in rows]
    load.take(rows, units.record(load.force, facts, as_at=load.as_at))


def _by_code(load):
    return ((row.values["code"].upper(), row) for row in load.waiting())
