"""What a spreadsheet makes of a cell, and lists as text that it runs nothing of."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

# It takes what begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(cell: object) -> str:
    """The cell's text, with an apostrophe before whatever would be run as a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


LINES_AT_ONCE = 500
# Excel takes a CSV without it for one of its own old code pages.
MARK = "\ufeff"


def csv_text(headers: Iterable, rows: Iterable[Iterable]) -> Iterator[str]:
    """CSV, some lines at a time: however many rows there are, few are in memory."""
    written, writer = _a_writer()
    writer.writerow(headers)
    for count, row in enumerate(rows, 1):
        writer.writerow([inert(cell) if cell and type(cell) is str else cell for cell in row])
        if count % LINES_AT_ONCE == 0:
            yield written.getvalue()
            written, writer = _a_writer()
    yield written.getvalue()


def _a_writer():
    written = StringIO(newline="")
    return written, csv.writer(written)
