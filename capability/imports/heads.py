"""How a file begins: its sheets and first rows, by which a person says which column is which."""

import zipfile
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from defusedxml.ElementTree import ParseError, fromstring

from capability.imports.cells import as_text, is_blank
from capability.imports.faults import Refused
from capability.imports.files import open_table
from capability.imports.headers import key
from capability.imports.workbook_guard import guard

MOST_LINES = 25
LONGEST_CELL = 200
SHEETS = "xl/workbook.xml"
LARGEST_LIST_OF_SHEETS = 1 << 20


class Head(NamedTuple):
    """`lines` are (number, texts) of the first rows that hold something.

    There are none while a person has to say which sheet is meant: one of `visible`. What is
    `hidden` is never read.
    """

    visible: list[str]
    hidden: list[str]
    lines: list[tuple[int, list[str]]]


def read(path, *, sheet=""):
    """Raises Refused where the file can't be taken."""
    visible, hidden = _sheets(path) if path.name.lower().endswith(".xlsx") else ([], [])
    if not sheet and (hidden or len(visible) > 1):
        if not visible:
            raise Refused(f"{path.name} has hidden sheets alone. Show the one that is meant.")
        return Head(visible, hidden, [])
    lines = _lines(path, sheet)
    if not lines:
        raise Refused(f"{path.name} is empty.")
    return Head(visible, hidden, lines)


def _sheets(path):
    """Names of the workbook's sheets, told from its list of them alone."""
    guard(path)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(SHEETS) as part:
            listed = fromstring(part.read(LARGEST_LIST_OF_SHEETS))
    except (KeyError, ParseError) as error:
        raise Refused(f"{path.name} is damaged, or no .xlsx file. Save it again.") from error
    sheets = [one for one in listed.iter() if one.tag.rpartition("}")[2] == "sheet"]
    names = [[], []]
    for one in sheets:
        is_hidden = one.get("state", "visible") != "visible"
        names[is_hidden].append(one.get("name", ""))
    return names


def _lines(path, sheet):
    lines = _taken(path, sheet, "")
    if hint := _other_separator(lines):
        return _taken(path, sheet, hint)
    return lines


def _taken(path, sheet, header):
    with open_table(path, sheet=sheet, header=header) as lines:
        filled = ((number, cells) for number, cells in lines if not all(map(is_blank, cells)))
        return [(number, list(map(shown, cells))) for number, cells in islice(filled, MOST_LINES)]


def _other_separator(lines):
    """Above the header may stand a line that is divided otherwise: a cell below that tells how."""
    texts = [",".join(cells) for _number, cells in lines]
    found = {sign: sum(text.count(sign) for text in texts) for sign in ",;\t"}
    sign = max(found, key=found.get)
    if sign == "," or not found[sign]:
        return ""
    return max(texts, key=lambda text: text.count(sign)).partition(sign)[0].strip(' "')


def shown(cell):
    """The cell as a page has room for it."""
    return whole(cell)[:LONGEST_CELL]


def whole(cell):
    """The cell as text, days as ISO; the database takes no NUL."""
    text = cell.isoformat(sep=" ") if isinstance(cell, datetime) else as_text(cell)
    return text.removesuffix(" 00:00:00").replace("\0", "\N{SYMBOL FOR NULL}")


def naming(lines, number):
    """What a profile says so that the row of that number is found to be the header."""
    if number == lines[0][0]:
        return ""
    above = {key(cell) for row, cells in lines if row < number for cell in cells}
    (cells,) = (cells for row, cells in lines if row == number)
    filled = [cell for cell in cells if cell]
    return next((cell for cell in filled if key(cell) not in above), filled[0])
