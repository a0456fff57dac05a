from datetime import date

import pytest

from capability.imports import pipeline
from capability.imports.profiles import Profile

AS_AT = date(2026, 4, 1)


@pytest.fixture
def load(northshire, a_file):
    """Load a CSV text into Northshire through the whole pipeline; the Load tells what became of it.

    Tables of the mapping profile are keywords: `create={"units": True}`.
    """

    def run(feed, text, *, force=northshire, as_at=AS_AT, dry_run=False, **tables):
        source = pipeline.Source(a_file(text), feed, Profile.from_tables(tables))
        return pipeline.run(source, force=force, as_at=as_at, dry_run=dry_run)[0]

    return run


@pytest.fixture
def told():
    """What a load said of its rows: (row, column, rule) of every fault and warning."""
    return lambda load: [(fault.row, fault.column, fault.rule) for fault in load.faults]


@pytest.fixture
def outcomes():
    """Outcomes by row number."""
    return lambda load: {number: str(outcome) for number, outcome in load.outcomes.items()}
