"""Units and their places in the tree; a unit without a parent of its own stands under the root."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from capability.actions import bulk
from capability.actions.verdicts import Verdict, rejected
from capability.models import Unit, UnitEdge
from capability.rules.circles import path

FIELDS = ("code", "name", "kind", "specialism", "starts_on", "ends_on")
TEXTS = {"kind": "", "specialism": ""}
DAY = timedelta(days=1)


class Place(NamedTuple):
    """Under which unit, by its code, from when to when."""

    id: int
    parent: str
    starts_on: date | None
    ends_on: date | None


class Known(NamedTuple):
    """A unit on record with its last place in the tree; the root has none."""

    id: int
    is_root: bool
    values: dict
    place: Place | None


def make(force, codes):
    """New units under the root, named as they are coded; returns their ids by code."""
    rows = [(force.pk, code, code) for code in codes]
    ids = bulk.insert(Unit, ["force", "code", "name"], rows)
    root = force.root_unit.pk
    bulk.insert(UnitEdge, ["force", "unit", "parent"], [(force.pk, pk, root) for pk in ids])
    return dict(zip(codes, ids, strict=True))


@transaction.atomic
def record(force, facts, *, as_at):
    """Make or change units; one verdict a fact, in any order of parents and children.

    A fact maps `parent` and FIELDS to what is said: what it leaves out stays,
    None empties. `parent` is a code, among the facts or on record; a move dates from `as_at`.
    """
    known = _known(force)
    refused = _refused(known, facts)
    fine = {said["code"].upper(): said for said in facts if said["code"].upper() not in refused}
    after = {code: _after(known.get(code), said) for code, said in fine.items()}
    ids = {code: unit.id for code, unit in known.items()}
    ids |= _insert(force, {code: row for code, row in after.items() if code not in known})
    changed = [code for code in after if code in known and after[code] != known[code].values]
    bulk.update(Unit, FIELDS, [(ids[code], *after[code].values()) for code in changed])
    moved = _place(force, known, fine, ids, as_at)
    return [
        refused.get(code) or _verdict(known, code, {*changed, *moved})
        for code in (said["code"].upper() for said in facts)
    ]


def _known(force):
    """Units by their code in capitals."""
    units = list(Unit.objects.filter(force=force).values("pk", "is_root", *FIELDS))
    codes = {unit["pk"]: unit["code"].upper() for unit in units}
    oldest_first = F("starts_on").asc(nulls_first=True)
    edges = UnitEdge.objects.filter(force=force).order_by(oldest_first)
    places = {
        unit: Place(pk, codes[parent], *days)
        for unit, pk, parent, *days in edges.values_list(
            "unit", "pk", "parent", "starts_on", "ends_on"
        )
    }
    return {codes[unit["pk"]]: _as_known(unit, places.get(unit["pk"])) for unit in units}


def _as_known(unit, place):
    values = {name: unit[name] for name in FIELDS}
    return Known(unit["pk"], unit["is_root"], values, place)


def _refused(known, facts):
    """Code to verdict; whoever stands under a refused new unit is refused too."""
    refused = {}
    while True:
        standing = [said for said in facts if said["code"].upper() not in refused]
        found = _faulty(known, standing)
        if not found:
            return refused
        refused |= found


def _faulty(known, facts):
    codes = {said["code"].upper() for said in facts} | known.keys()
    parents = {code: [unit.place.parent] for code, unit in known.items() if unit.place}
    parents |= {
        said["code"].upper(): [said["parent"].upper()] for said in facts if said.get("parent")
    }
    verdicts = {said["code"].upper(): _fault(known, said, codes, parents) for said in facts}
    return {code: verdict for code, verdict in verdicts.items() if verdict}


def _fault(known, said, codes, parents):
    code, parent = said["code"].upper(), (said.get("parent") or "").upper()
    row = _after(known.get(code), said)
    if row["starts_on"] and row["ends_on"] and row["ends_on"] < row["starts_on"]:
        return rejected("ends_on", "The last day is before the first.", "Correct one of the two.")
    if parent and parent not in codes:
        return rejected("parent", "There is no such unit.", "Load that unit too, or before.")
    if parent and code in known and known[code].is_root:
        return rejected("parent", "The force's own unit stands under nothing.", "Leave it blank.")
    if parent and path(parents, parent, code):
        return rejected("parent", "The unit would stand under itself.", "Correct the parents.")
    return None


def _after(unit, said):
    before = unit.values if unit else TEXTS
    row = {name: said.get(name, before.get(name)) for name in FIELDS}
    texts = {name: row[name] or "" for name in TEXTS}
    return row | texts | {"code": before.get("code", said["code"])}


def _insert(force, rows):
    values = [(force.pk, *row.values()) for row in rows.values()]
    ids = bulk.insert(Unit, ["force", *FIELDS], values)
    return dict(zip(rows, ids, strict=True))


def _place(force, known, facts, ids, as_at):
    """Give each unit its place: the first for always, another from `as_at`; returns who moved."""
    root = next(code for code, unit in known.items() if unit.is_root)
    parents = {code: _new_parent(known.get(code), said, root) for code, said in facts.items()}
    moves = {code: ids[parent] for code, parent in parents.items() if parent}
    places = {code: known[code].place if code in known else None for code in moves}
    ended, corrected, first = [], [], []
    for code, place in places.items():
        (ended if _began_before(place, as_at) else corrected if place else first).append(code)
    bulk.update(UnitEdge, ["ends_on"], [(places[code].id, as_at - DAY) for code in ended])
    bulk.update(UnitEdge, ["parent"], [(places[code].id, moves[code]) for code in corrected])
    new = [(code, None) for code in first] + [(code, as_at) for code in ended]
    rows = [(force.pk, ids[code], moves[code], starts_on) for code, starts_on in new]
    bulk.insert(UnitEdge, ["force", "unit", "parent", "starts_on"], rows)
    return moves.keys()


def _new_parent(unit, said, root):
    """The code of the parent that the unit does not stand under yet, or None."""
    if unit and unit.is_root:
        return None
    place = unit.place if unit else None
    if place and "parent" not in said:
        return None
    parent = (said.get("parent") or root).upper()
    return None if place and place.parent == parent else parent


def _began_before(place, day):
    return place is not None and (place.starts_on is None or place.starts_on < day)


def _verdict(known, code, touched):
    if code not in known:
        return Verdict("created")
    return Verdict("changed" if code in touched else "unchanged")
