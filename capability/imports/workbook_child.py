"""A process that reads one sheet and writes its rows as lines of JSON; nothing else imports it.

Arguments: the file, and the sheet's name or nothing. A hostile file can abort the parser, so it
runs here, alone, with little memory and time. It knows nothing of the register.
"""

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MEMORY = 512 << 20
CPU_SECONDS = 30
CHUNK = 1_000
MOST_ROWS = 200_000
MOST_COLUMNS = 300


class Unclear(Exception):  # noqa: N818 - it is an answer to the sender
    """Which sheet is meant, or that it can't be taken."""


def main(path, sheet_name):
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CPU, CPU_SECONDS)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        for chunk in _chunks(_sheet(CalamineWorkbook.from_path(path), sheet_name)):
            _say(chunk)
    except Unclear as unclear:
        _say({"refused": str(unclear)})
    except CalamineError:
        _say({"refused": "it can't be read as a workbook. Open it, save it again as .xlsx."})
    _say("done")


def _limit(what, most):
    """Never above what this process was given."""
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(what, (most, most))


def _say(chunk):
    sys.stdout.write(json.dumps(chunk) + "\n")


def _chunks(sheet):
    if sheet.end and (sheet.end[0] >= MOST_ROWS or sheet.end[1] >= MOST_COLUMNS):
        raise Unclear(f"the sheet is larger than {MOST_ROWS:,} rows by {MOST_COLUMNS} columns.")
    rows, first = sheet.iter_rows(), 1
    while chunk := [[_plain(cell) for cell in row] for row in islice(rows, CHUNK)]:
        yield {"first": first, "rows": chunk}
        first += len(chunk)


def _plain(cell):
    """The cell as JSON can say it: a day as a list of its ISO text."""
    write = WRITE.get(type(cell))
    return write(cell) if write else cell


WRITE = {
    datetime: lambda moment: [moment.isoformat()],
    date: lambda day: [datetime.combine(day, time()).isoformat()],
    time: str,
    timedelta: str,
    bool: lambda answer: str(answer).upper(),
}


def _sheet(workbook, name):
    """The named sheet if it can be seen, or the only one; a hidden sheet is never read unasked."""
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in sheets if sheet.name not in visible]
    if name:
        _check_named(name, visible, hidden)
    elif hidden:
        raise Unclear(
            f"it has a hidden sheet, {_listed(hidden)}, beside {_listed(visible)}. Delete it, or "
            "name the sheet to read in the mapping: [source] sheet."
        )
    elif len(visible) != 1:
        raise Unclear(
            f"it has {len(visible)} sheets: {_listed(visible)}. Name one in the mapping: [source] "
            "sheet."
        )
    return workbook.get_sheet_by_name(name or visible[0])


def _check_named(name, visible, hidden):
    if name in hidden:
        raise Unclear(f"its sheet {name} is hidden. Show it, look at it, and send the file again.")
    if name not in visible:
        raise Unclear(f"it has no sheet {name}. It has: {_listed(visible)}.")


def _listed(names):
    return ", ".join(names) or "none"


if __name__ == "__main__":
    main(*sys.argv[1:])
