"""A whole make-believe force, planned from a seed: nothing is written here."""

from dataclasses import dataclass
from random import Random

from config.demo.careers import careers
from config.demo.caseload import caseload
from config.demo.casework import Casework
from config.demo.company import Company
from config.demo.holders import Holder, holders
from config.demo.plan import Allocation, Person
from config.demo.records import Records
from config.demo.schooling import schooling
from config.demo.tree import Tree, grow


@dataclass(frozen=True)
class Plan:
    code: str
    name: str
    tree: Tree
    people: list[Person]
    holders: list[Holder]
    records: Records
    allocations: list[Allocation]


def plan(code, name, *, people, seed, on):
    """The same force for the same seed, number of people and day."""
    # Nothing here is a secret: the seed is what makes two builds alike.
    rng = Random(f"{code} {seed}")  # noqa: S311
    tree = grow(people)
    staff = careers(rng, tree, on=on)
    chosen = holders(rng, staff, tree)
    records = schooling(rng, staff, chosen, on=on)
    casework = Casework(rng, staff, Company(rng, staff, chosen, records), on=on)
    for load in caseload(rng, staff, chosen):
        casework.take_on(load)
    return Plan(code, name, tree, staff, chosen, records, casework.allocations)
