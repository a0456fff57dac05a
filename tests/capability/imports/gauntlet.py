"""Files that bring parsers down or lie about what they hold, one of each kind, made by script.

Each entry: the file's name, its bytes, and how it must end: the words of its refusal, or
(created, rejected) and a word of the faults.
"""

import gzip
import io
import zipfile
from warnings import catch_warnings

import xlsxwriter

from tests.capability.imports.hostile import TWO_ROWS, a_cell, a_sheet, a_workbook_of

HEADER = "person_ref,surname,number,joined_on\n"
MEGABYTE = b"0" * (1 << 20)


def a_row(number, *texts):
    cells = (a_cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(texts))
    return f'<row r="{number}">{"".join(cells)}</row>'


def built(sheet=None, **more):
    """A workbook's bytes, from the XML of its sheet and of further parts."""
    kept = io.BytesIO()
    a_workbook_of(kept, sheet or a_sheet(TWO_ROWS), **more)
    return kept.getvalue()


def written(rows, **options):
    """A workbook's bytes as a spreadsheet writes them."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, **options}) as workbook:
        sheet = workbook.add_worksheet("Staff")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return kept.getvalue()


def with_part(name, data, *, times=1, to=None):
    kept = io.BytesIO(to or built())
    with (
        # It complains of a name that is there twice, as is wanted.
        catch_warnings(action="ignore"),
        zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as part,
    ):
        for _ in range(times):
            part.write(data)
    return kept.getvalue()


def formulas():
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Staff")
        sheet.write_row(0, 0, ["person_ref", "surname"])
        sheet.write_formula(1, 0, '="P"&1', None, "P1")
        sheet.write_formula(1, 1, '="Am"&"es"', None, "Ames")
        sheet.write_formula(2, 0, '="P"&2', None, "")
        sheet.write_string(2, 1, "Bray")
    return kept.getvalue()


def merged():
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Staff")
        sheet.write_row(0, 0, ["person_ref", "surname"])
        sheet.merge_range(1, 0, 2, 0, "P1")
        sheet.write_column(1, 1, ["Ames", "Bray"])
    return kept.getvalue()


def a_zip_of(**files):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return kept.getvalue()


def broken(data, at):
    """One byte of a packed part is another."""
    place = data.index(at) + len(at) + 40
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
FAR = f'<row r="1">{a_cell("A1", "x")}</row><row r="1048576">{a_cell("A1048576", "y")}</row>'
WIDE = f'<row r="1">{a_cell("A1", "x")}{a_cell("XFD1", "y")}</row>'
UNSEEN = a_sheet(FAR.replace('r="', 'r = "').replace("A1048576", "XFD1048576"))
NO_TYPES = "declares a document type"
TOO_MUCH = "unpacks to more than a file may hold"
DAMAGED = "is damaged, or no .xlsx file"
BEYOND = "beyond 200,000 rows by 300 columns"
NO_TEXT = "is not a CSV file"

WORKBOOKS = {
    "plain": (written([["person_ref", "surname"], ["P1", "Ames"]]), (1, 0, "")),
    "padded": (with_part("xl/media/a.bin", MEGABYTE, times=201), TOO_MUCH),
    "nested": (a_zip_of(inner=a_zip_of(inner=b"x")), DAMAGED),
    "billion-laughs": (built(a_sheet(TWO_ROWS, LAUGHS)), NO_TYPES),
    "understated": (built(dimension="A1:A1"), (1, 0, "")),
    "overstated": (built(dimension="A1:XFD1048576"), (1, 0, "")),
    "far-row": (built(a_sheet(FAR)), BEYOND),
    "far-column": (built(a_sheet(WIDE)), BEYOND),
    "unseen-by-the-guard": (built(UNSEEN), "takes more memory or time to read"),
    "shared-strings": (with_part("xl/sharedStrings.xml", MEGABYTE, times=20), TOO_MUCH),
    "styles": (with_part("xl/styles.xml", b" " * (1 << 20), times=20), TOO_MUCH),
    "empty-rows": (built(a_sheet("<row/>" * 250_000)), "unpacks|larger than|empty"),
    "merged": (merged(), (1, 1, "A value is needed here.")),
    "formulas": (formulas(), (1, 1, "A value is needed here.")),
    "twice-the-header": (written([["person_ref", "surname", "Surname"]]), "more than one column"),
    "error-cell": (
        built(
            a_sheet(
                a_row(1, "person_ref", "surname")
                + '<row r="2"><c r="A2" t="e"><v>#REF!</v></c>'
                + a_cell("B2", "Ames")
                + "</row>"
            )
        ),
        (0, 1, "A value is needed here."),
    ),
    "other-calendar": (
        written([["person_ref", "surname", "joined_on"], ["P1", "Ames", 45000]], date_1904=True),
        (0, 1, "number"),
    ),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "holds macros"),
    "old-format": (b"\xd0\xcf\x11\xe0" + MEGABYTE, "format of before 2007"),
    "html": (b"<html><table><tr><td>person_ref</td></tr></table></html>", DAMAGED),
    "csv-by-another-name": (HEADER.encode(), DAMAGED),
    "cut-off": (built()[:-100], DAMAGED),
    "wrong-checksum": (
        broken(
            built(a_sheet(TWO_ROWS + "<!-- " + "x" * 500 + " -->")), b"xl/worksheets/sheet1.xml"
        ),
        DAMAGED,
    ),
    "one-name-twice": (
        with_part("xl/worksheets/sheet1.xml", a_sheet(FAR).replace("%s", "").encode()),
        BEYOND,
    ),
    "path-that-climbs": (with_part("../../../tmp/climbed", b"x"), (1, 0, "")),
    "not-utf-8": (
        built(parts={"xl/styles.xml": "<a/>".encode("utf-16")}),
        "is not written in UTF-8",
    ),
}
TEXTS = {
    "cp1252": ((HEADER + "P1,Zoë,,\n").encode("cp1252"), (1, 0, "")),
    "utf-16": ((HEADER + "P1,Ames,,\n").encode("utf-16"), (1, 0, "")),
    "mark": ((HEADER + "P1,Ames,,\n").encode("utf-8-sig"), (1, 0, "")),
    "lone-quote": ((HEADER + 'P1,"Ames,,\nP2,Bray,,\n').encode(), "quotation mark is opened"),
    "line-in-a-cell": ((HEADER + 'P1,"Am\nes",,\n').encode(), (1, 0, "")),
    "nul": ((HEADER + "P1,Am\0es,,\n").encode(), (0, 1, "control characters")),
    "formula-signs": (
        (
            HEADER + "".join(f"P{n},{sign}cmd|' /C calc'!A0,,\n" for n, sign in enumerate("=+-@"))
        ).encode(),
        (4, 0, "begins like a formula"),
    ),
    "full-width-sign": ((HEADER + "P1,\uff1dcmd,,\n").encode(), (1, 0, "")),
    "right-to-left": ((HEADER + "P1,Ames\u202egnp.exe,,\n").encode(), (1, 0, "")),
    "long-cell": (
        (HEADER + f"P1,{'x' * 10_000},,\n").encode(),
        (0, 1, "longer than 100 characters"),
    ),
    "scientific": ((HEADER + "P1,Ames,1.2E+04,\n").encode(), (0, 1, "scientific notation")),
    "no-such-day": ((HEADER + "P1,Ames,,29/02/2025\n").encode(), (0, 1, "no such day")),
    "month-first": ((HEADER + "P1,Ames,,12/31/2025\n").encode(), (0, 1, "day")),
    "ragged": ((HEADER + "P1,Ames,,,,x\n").encode(), (0, 1, "The row has 6 cells")),
    "twice": ((HEADER + "P1,Ames,,\nP1,Bray,,\n").encode(), (1, 1, "says otherwise")),
    "workbook-by-another-name": (b"PK\x03\x04" + b"x" * 50, NO_TEXT),
    "picture": (b"%PDF-1.7\n" + b"x" * 50, NO_TEXT),
    "blank": (b"\n \n", "is empty"),
    "header-alone": (HEADER.encode(), (0, 0, "")),
    "packed-bomb": (gzip.compress(b"0" * (210 << 20)), "unpacks to more than 200 MB"),
    "packed-damage": (gzip.compress((HEADER * 99).encode())[:-9], "damaged and can't be unpacked"),
}
