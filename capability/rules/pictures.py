"""Where the parts of a picture stand."""

from typing import Any, NamedTuple


class Bar(NamedTuple):
    """A part of a bar of 100: what it is of, how many, where it begins and how long it is."""

    of: Any
    count: int
    x: float
    width: float


def bars(counts: list[tuple[Any, int]]) -> list[Bar]:
    """The parts of one stacked bar, in the given order; of nothing each is empty."""
    total = sum(count for _of, count in counts)
    placed, x = [], 0.0
    for of, count in counts:
        width = 100 * count / total if total else 0.0
        placed.append(Bar(of, count, round(x, 2), round(width, 2)))
        x += width
    return placed
