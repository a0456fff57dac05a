"""Forces themselves: code and name. The one feed that belongs to no force."""

from capability.actions import forces
from capability.imports.load import first_of_each


def settle(load):
    rows = first_of_each(load, ((row.values["code"], row) for row in load.waiting()))
    facts = [(code, row.values["name"]) for code, row in rows.items()]
    load.take(list(rows.values()), forces.record(facts))
