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


class Column(NamedTuple):
    """One of several columns in a square of 100: what it is of, how many, where it stands."""

    of: Any
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self):
        return round(self.x + self.width / 2, 2)


def columns(counts: list[tuple[Any, int]], *, highest: int | None = None) -> list[Column]:
    """Side by side in the given order; of nothing each is flat.

    What is as high as the square is `highest`, else the greatest of them. Each leaves a fifth of
    its width free.
    """
    if highest is None:
        highest = max((count for _of, count in counts), default=0)
    step = 100 / len(counts) if counts else 0.0
    placed = []
    for place, (of, count) in enumerate(counts):
        height = round(100 * count / highest, 2) if highest else 0.0
        x, width = round(step * place, 2), round(step * 0.8, 2)
        placed.append(Column(of, count, x, round(100 - height, 2), width, height))
    return placed
