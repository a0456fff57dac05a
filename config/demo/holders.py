"""Who holds the force's rape and serious sexual offence cases, and how far each has come.

The shares of grades follow what inspectors and researchers found (2022 to 2024): half of those
who hold such cases are A or B, and so barred from the very course that the cases require.
"""

from typing import NamedTuple

from config.demo.plan import Person
from config.demo.shares import deal

GRADES = {"A": 0.25, "B": 0.25, "C": 0.25, "D": 0.10, "E": 0.15}
_SHARE_OF_FORCE, _FEWEST = 0.06, 5
_LEAVERS = 0.05
_INVESTIGATES = ("DC", "T/DC", "PSI")
# How much somebody is likely to have learnt: the grades follow it, but not to the letter.
_LEARNT = {"PC": 0, "PSI": 1, "T/DC": 1, "DC": 4, "DS": 4, "DI": 3}
_LUCK = 3
_YEARS_OF_TRAINING = 4
_YEARS_NEW = 1.5


class Holder(NamedTuple):
    person: Person
    grade: str


def holders(rng, people, tree):
    """The specialist teams, then whoever else is given such cases; with the grade of each."""
    wanted = max(_FEWEST, round(len(people) * _SHARE_OF_FORCE))
    chosen = _chosen(rng, people, tree)[:wanted]
    marks = {one.ref: _learnt(one) + rng.uniform(0, _LUCK) for one in chosen}
    in_order = sorted(chosen, key=lambda one: marks[one.ref])
    grades = deal(len(in_order), GRADES)
    return [Holder(person, grade) for person, grade in zip(in_order, grades, strict=True)]


def _chosen(rng, people, tree):
    """Nobody twice: the few who left with cases first, so that no force is without them."""
    specialist = {unit.code for unit in tree.units if unit.specialism == "RASSO"}
    left = [one for one in people if one.has_left and _investigates(one)]
    left.sort(key=lambda one: one.until, reverse=True)
    chosen = left[: max(1, round(len(people) * _SHARE_OF_FORCE * _LEAVERS))]
    serving = [one for one in people if not one.has_left]
    chosen += [one for one in serving if one.post.unit in specialist and one.post.rank != "DS"]
    refs = {one.ref for one in chosen}
    others = [one for one in serving if one.ref not in refs and _is_given_them(one)]
    rng.shuffle(others)
    return chosen + others


def _investigates(person):
    return person.post.rank in _INVESTIGATES


def _is_given_them(person):
    """Any investigator, an inspector to relieve the team, and constables new to the service."""
    is_new = person.post.role == "Response constable" and person.years < _YEARS_NEW
    return _investigates(person) or person.post.rank == "DI" or is_new


def _learnt(person):
    """Whoever has not been here for long can't have come to the end of it."""
    return _LEARNT[person.post.rank] - (10 if person.years < _YEARS_OF_TRAINING else 0)
