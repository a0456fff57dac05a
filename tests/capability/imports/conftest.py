import gzip
import os
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from capability.imports.profiles import Profile
from capability.imports.reading import open_feed

TODAY = date(2026, 4, 1)
REPOSITORY = Path(__file__).resolve().parents[3]
CHICAGO = REPOSITORY.parent / "shared" / "data" / "chicago"


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
def chicago():
    """The folder with the real records of one police department."""
    folder = Path(os.environ.get("CHICAGO_DATA") or CHICAGO)
    if not folder.is_dir():
        pytest.skip(f"There is no folder {folder}: name it in CHICAGO_DATA.")
    return folder
