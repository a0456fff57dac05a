"""A tree told line by line. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Branch(NamedTuple):
    unit: int
    depth: int


def unfolded(units: Sequence[int], parents: Mapping[int, int]) -> list[Branch]:
    """Parents before their children, siblings in the order given.

    Whose parent is not among the units stands at the top.
    """
    known, children = set(units), defaultdict(list)
    for unit in units:
        parent = parents.get(unit)
        children[parent if parent in known else None].append(unit)
    branches, waiting = [], [Branch(unit, 0) for unit in reversed(children[None])]
    while waiting:
        branch = waiting.pop()
        branches.append(branch)
        below = (Branch(unit, branch.depth + 1) for unit in reversed(children[branch.unit]))
        waiting.extend(below)
    return branches
