"""A file of case allocations with twelve faults, and what a clerk makes of its rejected rows."""

import csv

HEADER = ("HR ref", "Collar", "Family name", "Crime no", "Offence", "Doing", "From", "To")
NO_DAY = "There is no such day in the calendar."
TWO_DIGITS = "The year has two digits."
NO_CATEGORY = "No case category has that code."
NO_WORD = "This is not one of the known words."
SCIENTIFIC = "A number in scientific notation has lost its digits."
EMPTY = "A value is needed here."
BARE = "A bare number stands where a date should."
TOO_LONG = "The text is longer than 40 characters."
CELLS = "The row has 10 cells, the header 8."
CLEARED = "A cell that is needed can't be emptied."
NO_DATE = "This is no date."
REVERSED = "It ends before it starts."
LONG = "N" * 41
GOOD = {"Offence": "19C", "Doing": "OIC", "From": "03/03/2026"}
# What is wrong in the row, by the rule that says so, and what mends it.
FAULTS = {
    NO_DAY: {"From": "31/02/2026"},
    TWO_DIGITS: {"From": "03/03/26"},
    NO_CATEGORY: {"Offence": "19Z"},
    NO_WORD: {"Doing": "LEAD"},
    SCIENTIFIC: {"Crime no": "1.2E+04"},
    EMPTY: {"Crime no": ""},
    BARE: {"From": "45000"},
    TOO_LONG: {"Crime no": LONG},
    CELLS: {"To": ",more,and more"},
    CLEARED: {"Crime no": "#CLEAR"},
    NO_DATE: {"From": "some time in March"},
    REVERSED: {"To": "01/03/2026"},
}
UNKNOWN, TRAY = "Quillfeather", "RASSO TRAY"


def write(path, known):
    """One row a fault about `known`, one that is fine, one unknown name and one tray."""
    lines = [",".join(HEADER), _line(known, "GOOD/1")]
    for number, wrong in enumerate(FAULTS.values()):
        lines.append(_line(known, f"BAD/{number}", **wrong))
    lines.append(_line(None, "WHO/1", **{"Family name": UNKNOWN, "Collar": known.number}))
    lines.append(_line(None, "WHO/2", **{"Family name": TRAY}))
    path.write_text("\n".join(lines) + "\n")


def _line(person, case, **cells):
    who = {"HR ref": person.person_ref, "Family name": person.surname} if person else {}
    row = dict.fromkeys(HEADER, "") | who | GOOD | {"Crime no": case}
    row |= {name.replace("_", " "): cell for name, cell in cells.items()}
    return ",".join(row[name] for name in HEADER)


def mend(rejected, path):
    """The rejected rows as they came down, each fault cured; returns how many."""
    with open(rejected, newline="", encoding="utf-8-sig") as file:
        header, *rows = csv.reader(file)
    mended = []
    for number, row in enumerate(rows):
        cells = dict(zip(header, row, strict=False)) | GOOD
        cells |= {"Crime no": f"MENDED/{number}", "To": ""}
        mended.append([cells.get(name, "") for name in header])
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *mended])
    return len(mended)
