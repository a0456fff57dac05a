"""How call-outs are spread over those who are trained for them. Pure."""

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")


class Tenth(NamedTuple):
    """The busiest tenth of those called out, rounded up, and how many of all call-outs it took."""

    people: list
    taken: int
    of: int

    @property
    def share(self) -> int | None:
        """Per cent, rounded down; None of no call-out."""
        return 100 * self.taken // self.of if self.of else None


def busiest_tenth(counts: Mapping[Key, int]) -> Tenth:
    """Of equals, those whose keys come first."""
    called = sorted((key for key in counts if counts[key]), key=lambda key: (-counts[key], key))
    top = called[: ceil(len(called) / 10)]
    return Tenth(top, sum(counts[key] for key in top), sum(counts.values()))
