"""A feed's rows, mapped and cleaned, read lazily from a file."""

from contextlib import contextmanager
from typing import Any, NamedTuple

from capability.imports.faults import Fault


class Row(NamedTuple):
    """A row of the file that is not blank throughout; see the package's docstring."""

    number: int
    values: dict[str, Any]
    faults: list[Fault]
    content: str


class Reading:
    """One pass over a file: `header` as it stands, `headers` ours to theirs, `ignored` the rest."""

    header: list[str]
    headers: dict[str, str]
    ignored: list[str]

    def __iter__(self):
        """Row after row; raises Refused where the file breaks off or passes a limit."""
        raise NotImplementedError


@contextmanager
def open_feed(path, feed, profile, *, today):
    """Open a file as a feed: a Reading, or Refused. `today` decides two-digit years."""
    yield Reading()
