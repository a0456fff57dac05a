"""Reading XLSX: guarded first, then parsed in a process of its own, which may die without harm."""

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Timer

from capability.imports.faults import Refused
from capability.imports.workbook_guard import guard

CHILD = Path(__file__).with_name("workbook_child.py")
SECONDS = 30


@contextmanager
def open_workbook(path, *, sheet=""):
    """The rows of the named sheet, or of the only one."""
    guard(path)
    # Isolated: the child takes neither this process's environment nor the folder it stands in.
    command = [sys.executable, "-I", str(CHILD), str(path), sheet]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            yield _rows(path, child)
        finally:
            child.kill()


def _rows(path, child):
    for chunk in _chunks(path, child):
        if "refused" in chunk:
            raise Refused(f"{path.name}: {chunk['refused']}")
        for number, cells in enumerate(chunk["rows"], start=chunk["first"]):
            yield number, [_cell(cell) for cell in cells]


def _chunks(path, child):
    """What the child says, until it says that it is done; parsing is over with the first word."""
    clock = Timer(SECONDS, child.kill)
    clock.start()
    try:
        for line in child.stdout:
            clock.cancel()
            chunk = json.loads(line)
            if chunk == "done":
                return
            yield chunk
    finally:
        clock.cancel()
    raise Refused(
        f"{path.name} takes more memory or time to read than a file may. Delete the empty rows and "
        "columns beyond the data, or save the sheet as CSV."
    )


def _cell(cell):
    """A date-time comes as a list of its ISO text, everything else as itself."""
    return datetime.fromisoformat(cell[0]) if isinstance(cell, list) else cell
