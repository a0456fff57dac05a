"""The list of faults as a file for whoever mends the source."""

import os
from pathlib import Path

from capability.imports.faults import Fault, Refused
from capability.rules.spreadsheets import csv_text


def check(path):
    """Before anything is loaded: raises Refused if the file could not be written afterwards."""
    target = Path(path)
    if target.is_dir() or not os.access(target if target.exists() else target.parent, os.W_OK):
        raise Refused(f"The errors can't be written to {path}. Name a file in a folder of yours.")


def write(path, faults):
    """One line a fault or warning, in the rows' order."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        in_order = sorted(faults, key=lambda fault: (fault.row, fault.column))
        file.writelines(csv_text(Fault._fields, in_order))
