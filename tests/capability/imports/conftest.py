import gzip
from datetime import date

import pytest
import xlsxwriter

from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.imports.reading import open_feed

TODAY = date(2026, 4, 1)


@pytest.fixture
def a_file(tmp_path):
    """Write a file: text is written as UTF-8, bytes as they are, packed if the name says so."""

    def write(content, name="file.csv"):
        data = content.encode() if isinstance(content, str) else content
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


@pytest.fixture
def a_workbook(tmp_path):
    """Write an XLSX: sheets by name, each a list of rows; those in `hidden` can't be seen."""

    def write(sheets, hidden=()):
        path = tmp_path / "file.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as workbook:
            for name, rows in sheets.items():
                sheet = workbook.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
                if name in hidden:
                    sheet.hide()
        return path

    return write


@pytest.fixture
def rows_of():
    """All rows of a file, read as a feed."""

    def read(path, feed="people", **tables):
        with open_feed(path, feed, Profile.from_tables(tables), today=TODAY) as reading:
            return list(reading)

    return read


@pytest.fixture
def load(northshire, a_file):
    """Load a CSV text into Northshire through the whole pipeline; the Load tells what became of it.

    Tables of the mapping profile are keywords: `create={"units": True}`.
    """

    def run(feed, text, *, force=northshire, as_at=TODAY, dry_run=False, **tables):
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
