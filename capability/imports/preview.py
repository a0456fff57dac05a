"""What a check keeps for the pages: what became of each row of the file, and what is wrong."""

import csv
import io
import json
import re

from capability.imports.cells import is_blank
from capability.imports.columns import SHAPES
from capability.imports.files import open_table
from capability.imports.headers import bind, find_header
from capability.imports.heads import shown, whole
from capability.imports.load import Outcome
from capability.rules.spreadsheets import inert
from capability.rules.unknowns import queued_as

MOST_CELLS = 6
LONGEST = 500
# The last column of the rejected rows' file: on the way back in nobody maps it.
FAULTS = "faults"


def rows(source, load, rejected):
    """Values of `staged.ROW` for every row; the rejected ones are written to `rejected` too."""
    faults = _by_row(load.faults)
    waits = {row.number: (row.values, *why) for row, *why in load.unresolved_rows}
    sheet, wanted = source.profile.sheet, source.profile.header
    with open_table(source.path, sheet=sheet, header=wanted) as lines:
        _number, header = find_header(lines, wanted)
        places = list(_shown(header, source.feed, source.profile).values())
        writer = csv.writer(rejected)
        writer.writerow([*map(inert, header), FAULTS])
        for number, cells in lines:
            if number not in load.outcomes:
                continue
            if load.outcomes[number] is Outcome.REJECTED:
                writer.writerow(_mendable(cells, len(header), faults.get(number, ())))
            said = [shown(cells[place]) if place < len(cells) else "" for place in places]
            yield number, str(load.outcomes[number]), json.dumps(said), *_waits(waits.get(number))


def shown_columns(header, feed, profile):
    """Our names of the columns whose cells are kept for the pages."""
    return list(_shown(header, feed, profile))


def _shown(header, feed, profile):
    """Their places, in our order: a profile that was saved has lost its own."""
    shape = SHAPES[feed]
    places = bind(header, profile, shape)
    names = [name for name in shape.names if name in places]
    return {name: places[name] for name in names[:MOST_CELLS]}


def fault_rows(load):
    """Values of `staged.FAULT`."""
    for row, column, value, rule, cure, severity in load.faults:
        kind = re.sub(r"\d[\d,.]*\b", "…", rule)[:300]
        yield row, column, _storable(value), kind, _storable(rule), _storable(cure), str(severity)


def empty_file():
    """To be written as CSV that a spreadsheet opens in the right encoding."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8-sig", newline="")


def _waits(why):
    """How the row would wait in the register."""
    if why is None:
        return "", "", "{}", "[]"
    values, reason, candidates = why
    as_json = (json.dumps(one, default=str) for one in (values, candidates))
    return queued_as(values), reason, *as_json


def _by_row(faults):
    found = {}
    for fault in faults:
        found.setdefault(fault.row, []).append(fault)
    return found


def _mendable(cells, width, faults):
    """The row as it stood, so that it can be mended and read again, and what is wrong with it."""
    plain = ["" if is_blank(cell, is_name=True) else inert(whole(cell)) for cell in cells]
    plain += [""] * (width - len(plain))
    told = (f"{fault.column}: {fault.rule} {fault.cure}".removeprefix(": ") for fault in faults)
    return [*plain[:width], " | ".join(told), *plain[width:]]


def _storable(text):
    return text.replace("\0", "\N{SYMBOL FOR NULL}")[:LONGEST]
