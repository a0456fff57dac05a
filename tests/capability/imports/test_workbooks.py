import zipfile
from datetime import date, datetime, time
from pathlib import Path
from threading import get_native_id

import pytest

from capability.imports import workbooks
from capability.imports.faults import Refused
from capability.imports.workbooks import open_workbook
from tests.capability.imports.hostile import TWO_ROWS, a_cell, a_sheet, a_workbook_of

STAFF = [["person_ref", "surname"], ["P1", "Ames"]]
LINES = [(1, ["person_ref", "surname"]), (2, ["P1", "Ames"])]


def lines_of(path, sheet=""):
    with open_workbook(path, sheet=sheet) as lines:
        return list(lines)


def refusal(path, sheet=""):
    with pytest.raises(Refused) as refused:
        lines_of(path, sheet)
    return str(refused.value)


def test_the_only_sheet_is_read(a_workbook):
    assert lines_of(a_workbook({"Staff": STAFF})) == LINES


def test_numbers_are_those_of_the_spreadsheet(a_workbook):
    path = a_workbook({"Staff": [[], [], ["", "a"], [], ["", "b"]]})
    assert [(number, cells) for number, cells in lines_of(path) if any(cells)] == [
        (3, ["a"]),
        (5, ["b"]),
    ]


def test_what_cells_hold(a_workbook):
    row = [
        308,
        0.5,
        True,
        date(2025, 4, 3),
        datetime.fromisoformat("2025-04-03T16:00"),
        time(9, 30),
        "",
    ]
    ((_, cells),) = lines_of(a_workbook({"Staff": [[*row, "end"]]}))
    days = [datetime.fromisoformat("2025-04-03"), datetime.fromisoformat("2025-04-03T16:00")]
    assert cells == [308.0, 0.5, "TRUE", *days, "09:30:00", "", "end"]


def test_a_named_sheet_beside_others(a_workbook):
    path = a_workbook({"Notes": [["x"]], "Staff": STAFF, "Old": [["y"]]}, hidden=["Old"])
    assert lines_of(path, sheet="Staff") == LINES


@pytest.mark.parametrize(
    ("hidden", "sheet", "message"),
    [
        pytest.param(
            (),
            "",
            "it has 2 sheets: Staff, Notes. Name one in the mapping: [source] sheet.",
            id="several",
        ),
        pytest.param(
            ("Notes",),
            "",
            "it has a hidden sheet, Notes, beside Staff. Delete it, or name the sheet to read in "
            "the mapping: [source] sheet.",
            id="hidden",
        ),
        pytest.param(
            ("Notes",),
            "Notes",
            "its sheet Notes is hidden. Show it, look at it, and send the file again.",
            id="hidden-and-named",
        ),
        pytest.param((), "Stuff", "it has no sheet Stuff. It has: Staff, Notes.", id="unknown"),
    ],
)
def test_a_sheet_that_is_not_clear(a_workbook, hidden, sheet, message):
    path = a_workbook({"Staff": STAFF, "Notes": [["x"]]}, hidden)
    assert refusal(path, sheet) == f"file.xlsx: {message}"


def test_more_rows_than_one_chunk_stay_in_order(a_workbook):
    path = a_workbook({"Staff": [[number] for number in range(1, 2_502)]})
    assert lines_of(path) == [(number, [float(number)]) for number in range(1, 2_502)]


def test_a_reader_that_stops_early_leaves_no_child(a_workbook):
    path = a_workbook({"Staff": [["x" * 300]] * 20_000})
    before = _children()
    with open_workbook(path) as lines:
        next(lines)
        meanwhile = _children() - before
    assert (len(meanwhile), _children() - before) == (1, set())


def _children():
    process = Path(f"/proc/self/task/{get_native_id()}/children")
    return set(process.read_text().split())


@pytest.mark.parametrize(
    "dimension",
    [pytest.param("A1:A1", id="understated"), pytest.param("A1:XFD1048576", id="overstated")],
)
def test_a_dimension_that_lies_changes_nothing(tmp_path, dimension):
    path = a_workbook_of(tmp_path / "file.xlsx", a_sheet(TWO_ROWS), dimension=dimension)
    assert lines_of(path) == LINES


FAR = f'<row r="1">{a_cell("A1", "x")}</row><row r="1048576">{a_cell("XFD1048576", "y")}</row>'


def test_a_cell_far_away_is_refused(tmp_path):
    path = a_workbook_of(tmp_path / "file.xlsx", a_sheet(FAR))
    assert path.stat().st_size < 4_700
    assert refusal(path).startswith("file.xlsx has a cell at 1048576: beyond 200,000 rows by 300")


def test_a_parser_that_dies_is_a_refusal(tmp_path):
    """References written so that the guard does not see them: the child is the real fence."""
    unseen = a_sheet(FAR.replace('r="', 'r = "'))
    path = a_workbook_of(tmp_path / "file.xlsx", unseen)
    assert refusal(path).startswith("file.xlsx takes more memory or time to read than a file may.")


def test_a_parser_that_takes_too_long_is_a_refusal(a_workbook, monkeypatch):
    monkeypatch.setattr(workbooks, "SECONDS", 0)
    path = a_workbook({"Staff": STAFF})
    assert refusal(path).startswith("file.xlsx takes more memory or time to read than a file may.")


WIDE = f'<row r="1">{a_cell("SF1", "x")}</row>'
DENSE = a_sheet(f'<row r="1">{" " * (2 << 20)}</row>')
MANY_ROWS = a_sheet("".join(f"<row><c><v>{n}</v></c></row>" for n in range(200_001)))


@pytest.mark.parametrize(
    ("sheet", "parts", "message"),
    [
        pytest.param(a_sheet(WIDE), {}, "file.xlsx has a cell at SF1: beyond", id="500-columns"),
        pytest.param(DENSE, {}, "file.xlsx unpacks to more than a file may hold.", id="ratio"),
        pytest.param(
            MANY_ROWS, {}, "file.xlsx: the sheet is larger than 200,000 rows by 300", id="rows"
        ),
        pytest.param(
            a_sheet(TWO_ROWS, "<!DOCTYPE a [<!ENTITY b 'c'>]>"),
            {},
            "file.xlsx declares a document type",
            id="doctype",
        ),
        pytest.param(
            a_sheet(TWO_ROWS),
            {"xl/sharedStrings.xml": "<!DOCTYPE a><sst/>"},
            "file.xlsx declares a document type",
            id="doctype-elsewhere",
        ),
        pytest.param(
            a_sheet(TWO_ROWS),
            {"xl/styles.xml": "<styleSheet/>".encode("utf-16")},
            "file.xlsx is not written in UTF-8",
            id="utf-16",
        ),
        pytest.param(
            a_sheet(TWO_ROWS), {"xl/vbaProject.bin": "x"}, "file.xlsx holds macros", id="macros"
        ),
        pytest.param("no markup", {}, "file.xlsx", id="no-sheet"),
    ],
)
def test_a_workbook_that_is_refused(tmp_path, sheet, parts, message):
    path = a_workbook_of(tmp_path / "file.xlsx", sheet, parts=parts)
    assert refusal(path).startswith(message)


def test_a_bomb_is_refused(a_workbook):
    path = a_workbook({"Staff": STAFF})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/picture.bin", "w") as part,
    ):
        for _ in range(201):
            part.write(b"0" * (1 << 20))
    assert refusal(path).startswith("file.xlsx unpacks to more than a file may hold.")


def test_a_workbook_cut_off_is_refused(a_workbook):
    path = a_workbook({"Staff": STAFF})
    path.write_bytes(path.read_bytes()[:-100])
    assert refusal(path) == "file.xlsx is damaged, or no .xlsx file. Save it again."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "file.xlsx is protected by a password, or in the format of"),
        (b"person_ref,surname\n", "file.xlsx is damaged, or no .xlsx file."),
        (b"", "file.xlsx is damaged, or no .xlsx file."),
    ],
)
def test_what_is_no_workbook_is_refused(a_file, data, message):
    assert refusal(a_file(data, "file.xlsx")).startswith(message)
