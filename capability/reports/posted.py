"""What became of rows that another system sent: told to it row by row."""

from capability.actions import seconds
from capability.imports.load import Outcome

OWN = "It changes your own record, which others keep. Leave it out, or have another send it."
WAITS = "It waits: whoever decides about rows that wait says whose it is."


def answer(load, references):
    """As `PostedSerializer` has it; `references` are the sender's, in the rows' order."""
    faults, waits = _faults(load), {row.number: why for row, why, _c in load.unresolved_rows}
    for number, why in waits.items():
        faults.setdefault(number, []).append(_fault("", "", why, WAITS, "warning"))
    rows = [
        {
            "row": number,
            "reference": references[number],
            "outcome": outcome.value,
            "faults": faults.get(number, []),
        }
        for number, outcome in sorted(load.outcomes.items())
    ]
    stated = {"batch": str(load.batch.uuid), "as_at": load.as_at.isoformat()}
    return stated | load.counts() | {"rows": rows}


def why_not(load, by):
    """Why nothing of it may go in, by the number of the row; empty where something may.

    Asked while the register holds what the load wrote.
    """
    if by.person_id in seconds.own_of(load):
        found = {row.number: load.people.find(row.values) for row in load.rows}
        mine = [number for number, person in found.items() if person == by.person_id]
        return {number: {"": [OWN]} for number in mine or load.outcomes}
    if set(load.outcomes.values()) != {Outcome.REJECTED}:
        return {}
    said = {number: {} for number in load.outcomes}
    for one in load.faults:
        told = f"{one.value}: {one.rule}" if one.value else one.rule
        said[one.row].setdefault(one.column, []).append(f"{told} {one.cure}")
    return said


def _faults(load):
    found = {}
    for one in load.faults:
        told = _fault(one.column, one.value, one.rule, one.cure, one.severity)
        found.setdefault(one.row, []).append(told)
    return found


def _fault(field, value, rule, cure, severity):
    return {
        "field": field,
        "value": value,
        "rule": rule,
        "cure": cure,
        "severity": str(severity),
    }
