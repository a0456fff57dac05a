"""People as the HR system has them: person_ref alone says who is who."""

from capability.actions import people
from capability.imports.load import first_of_each
from capability.imports.said import said
from capability.models import EntryRoute, Rank, Unit
from capability.rules.extracts import OF_SERVICE
from capability.rules.people import Profile

IDS = {"unit": Unit, "rank": Rank}
# A service keeps the code itself, listed or not.
CODES = IDS | {"entry_route": EntryRoute}
COLUMNS = (
    *("person_ref", *Profile._fields),
    *("joined_on", "left_on", *OF_SERVICE),
    *("unit", "rank"),
)


def settle(load):
    by_ref = first_of_each(load, ((row.values["person_ref"], row) for row in load.waiting()))
    rows = list(by_ref.values())
    load.make_codes(IDS, rows)
    facts = [load.with_ids(said(row, COLUMNS), IDS) for row in rows]
    load.take(rows, people.record(load.force, facts, as_at=load.as_at, held=load.held))
