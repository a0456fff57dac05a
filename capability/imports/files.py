"""A file as a table: its rows, numbered as a spreadsheet shows them, read lazily and safely."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from capability.imports.delimited import open_delimited
from capability.imports.faults import Refused
from capability.imports.workbooks import open_workbook

Lines = Iterator[tuple[int, list[Any]]]


@contextmanager
def open_table(path, *, sheet="", header="") -> Iterator[Lines]:
    """The file's rows as (number, cells); raises Refused, at once or while they are read."""
    path = Path(path)
    try:
        path.open("rb").close()
    except OSError as error:
        raise Refused(f"{path} can't be opened: {error.strerror}.") from error
    with _open(path, sheet, header) as lines:
        yield lines


def _open(path, sheet, header):
    name = path.name.lower()
    if name.endswith(".xlsx"):
        return open_workbook(path, sheet=sheet)
    if name.endswith((".csv", ".csv.gz")):
        return open_delimited(path, header=header)
    raise Refused(
        f"{path.name} can't be read: only .csv, .csv.gz and .xlsx can. "
        "Open it in a spreadsheet and save it as one of these."
    )
