"""How call-outs are spread over those who are trained for them. Pure."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")

# One of so many called out is of the busiest tenth, and of fewer nobody: S-17, here and in SQL.
TENTH = 10


class Tenth(NamedTuple):
    """The busiest tenth of those called out, rounded down, and what it took of all call-outs."""

    people: list
    taken: int
    of: int

    @property
    def share(self) -> int | None:
        """Per cent, rounded; None where the tenth is nobody."""
        return (200 * self.taken + self.of) // (2 * self.of) if self.people else None


def busiest_tenth(counts: Mapping[Key, int]) -> Tenth:
    """Of equals, those whose keys come first."""
    called = sorted((key for key in counts if counts[key]), key=lambda key: (-counts[key], key))
    top = called[: len(called) // TENTH]
    return Tenth(top, sum(counts[key] for key in top), sum(counts.values()))
