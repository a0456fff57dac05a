"""Circles among things that need one another."""

from collections.abc import Iterable, Mapping


def path(edges: Mapping[str, Iterable[str]], start: str, goal: str) -> list[str] | None:
    """A way from start to goal, both included, or None."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        if way[-1] == goal:
            return way
        further = [step for step in edges.get(way[-1], ()) if step not in seen]
        seen.update(further)
        ways.extend([*way, step] for step in further)
    return None
