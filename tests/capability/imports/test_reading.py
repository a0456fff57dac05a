from datetime import date

import pytest

from capability.imports.faults import Fault, Refused
from capability.imports.profiles import Profile
from capability.imports.reading import open_feed

TODAY = date(2026, 4, 1)


def test_rows_in_our_own_names(a_file, rows_of):
    path = a_file("person_ref,surname,joined_on\nP1,Ames,03/04/2025\n,,\nP2,Bray,-\n")
    found = [(row.number, row.values, row.faults) for row in rows_of(path)]
    assert found == [
        (2, {"person_ref": "P1", "surname": "Ames", "joined_on": date(2025, 4, 3)}, []),
        (4, {"person_ref": "P2", "surname": "Bray"}, []),
    ]


def test_rows_by_a_mapping(a_file, rows_of):
    path = a_file("Our staff\n\nID,Last  Name,Rank,Notes\n7.0,AMES,9161,x\n8,BRAY,,y\n")
    rows = rows_of(
        path,
        source={"header": "last name"},
        columns={"person_ref": "ID", "surname": "Last Name", "rank": "Rank"},
        values={"rank": {"9161": "PC"}},
        constants={"rank": "DC", "kind": "Officer"},
    )
    assert [(row.number, row.values) for row in rows] == [
        (4, {"person_ref": "7", "surname": "AMES", "kind": "officer", "rank": "PC"}),
        (5, {"person_ref": "8", "surname": "BRAY", "kind": "officer", "rank": "DC"}),
    ]


def test_a_reading_tells_headers_and_what_nobody_mapped(a_file):
    path = a_file("Ref,surname,Notes,,Shoe size\n1,Ames,,,\n")
    profile = Profile(columns={"person_ref": "Ref", "surname": "surname"})
    with open_feed(path, "people", profile, today=TODAY) as reading:
        assert reading.headers == {"person_ref": "Ref", "surname": "surname"}
        assert reading.ignored == ["Notes", "Shoe size"]


def test_every_fault_of_a_row_is_told(a_file, rows_of):
    path = a_file("person_ref,surname,joined_on,kind\n,=Ames,31/02/2025,offcer\n")
    assert rows_of(path)[0].faults == [
        Fault(2, "person_ref", "", "A value is needed here.", "Fill the cell."),
        Fault(
            2,
            "surname",
            "=Ames",
            "The text begins like a formula.",
            "It is kept as text; check that it is meant.",
            "warning",
        ),
        Fault(2, "kind", "offcer", "This is not one of the known words.", "Did you mean officer?"),
        Fault(
            2,
            "joined_on",
            "31/02/2025",
            "There is no such day in the calendar.",
            "Write it as DD/MM/YYYY, or YYYY-MM-DD.",
        ),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        pytest.param("P1", "The row has 1 cells, the header 2.", id="shorter"),
        pytest.param("P1,Ames,x", "The row has 3 cells, the header 2.", id="longer"),
    ],
)
def test_a_ragged_row(a_file, rows_of, line, rule):
    first, second = rows_of(a_file(f"person_ref,surname\n{line}\nP2,Bray\n"))
    assert [(fault.row, fault.column, fault.rule) for fault in first.faults] == [(2, "", rule)]
    assert (first.values, second.faults) == ({}, [])


def test_blank_cells_beyond_the_header_do_not_matter(a_file, rows_of):
    (row,) = rows_of(a_file("person_ref,surname,,\nP1,Ames\n"))
    (other,) = rows_of(a_file("person_ref,surname\nP1,Ames,,\n"))
    assert (row.faults, other.faults) == ([], [])


HEADERLESS = "Name the header row, map the columns or give constants in the mapping."


@pytest.mark.parametrize(
    ("text", "tables", "message"),
    [
        pytest.param("", {}, "file.csv is empty.", id="empty"),
        pytest.param("\n \n", {}, "The file is empty.", id="blank"),
        pytest.param(
            "surname,rank\n",
            {},
            "The file has no column for: person_ref. Its header was read as: surname, rank. "
            + HEADERLESS,
            id="needed-column",
        ),
        pytest.param(
            "surname,SURNAME \n",
            {},
            "The header has more than one column SURNAME, surname. Rename them.",
            id="twice",
        ),
        pytest.param(
            "ID,NAME\n",
            {"columns": {"person_ref": "IDS", "surname": "NAME"}},
            "The mapping names a column IDS that the file does not have. Did you mean id?",
            id="mapped-column",
        ),
        pytest.param(
            "ID,NAME\n",
            {"source": {"header": "LAST NAME"}},
            "No row of the file has a cell LAST NAME, as the mapping's header says.",
            id="header",
        ),
        pytest.param(
            "person_ref,surname\n",
            {"constants": {"joined_on": "31/02/2025"}},
            "In the mapping constants.joined_on is 31/02/2025. There is no such day in the "
            "calendar. Write it as DD/MM/YYYY, or YYYY-MM-DD.",
            id="constant",
        ),
        pytest.param(
            ",".join(f"c{number}" for number in range(301)),
            {},
            "The file has more than 300 columns. Delete those not needed.",
            id="wide",
        ),
    ],
)
def test_a_file_that_cannot_be_this_feed(a_file, rows_of, text, tables, message):
    with pytest.raises(Refused) as refused:
        rows_of(a_file(text), **tables)
    assert str(refused.value) == message


def test_a_file_that_names_nobody(a_file, rows_of):
    with pytest.raises(Refused, match="one of person_ref, number, surname, forename, joined_on"):
        rows_of(a_file("unit,starts_on\n"), feed="postings")


def test_an_accreditation_without_any_day(a_file, rows_of):
    path = a_file("person_ref,scheme,awarded_on\nP1,PIP1,\nP1,PIP1,x\nP1,PIP1,2025-01-01\n")
    rules = [[fault.rule for fault in row.faults] for row in rows_of(path, "accreditations")]
    assert rules == [
        [
            "At least one of course_completed_on, portfolio_opened_on, portfolio_due_on, "
            "awarded_on, expires_on is needed."
        ],
        ["This is no date."],
        [],
    ]


@pytest.mark.parametrize(("role", "category", "is_right"), [("R", "", True), ("R", "C", False)])
def test_a_requirement_is_about_one_thing(a_file, rows_of, role, category, is_right):
    path = a_file(f"scheme,starts_on,role,case_category\nPIP1,2025-01-01,{role},{category}\n")
    (row,) = rows_of(path, "requirements")
    rule = "Exactly one of role, case_group, case_category is needed."
    assert [fault.rule for fault in row.faults] == ([] if is_right else [rule])


def test_content_is_equal_where_the_values_are(a_file, rows_of):
    ours = rows_of(a_file("person_ref,surname,joined_on\n1,Ames,2025-04-03\n1,Amez,2025-04-03\n"))
    theirs = rows_of(
        a_file("Joined;Name;Nr\n03/04/2025 09:00;Ames ;1.0\n"),
        columns={"person_ref": "Nr", "surname": "Name", "joined_on": "Joined"},
    )
    assert ours[0].content == theirs[0].content
    assert ours[0].content != ours[1].content


@pytest.mark.parametrize(
    ("name", "why"), [("people.csv", "No such file or directory"), ("", "Is a directory")]
)
def test_a_file_that_cannot_be_opened(tmp_path, rows_of, name, why):
    with pytest.raises(Refused) as refused:
        rows_of(tmp_path / name)
    assert str(refused.value) == f"{tmp_path / name} can't be opened: {why}."


@pytest.mark.parametrize("name", ["a.xls", "a.xlsm", "a.ods", "a.txt", "a.csv.zip", "a"])
def test_a_file_of_another_kind(a_file, rows_of, name):
    with pytest.raises(Refused, match=f"{name} can't be read: only .csv, .csv.gz and .xlsx can"):
        rows_of(a_file("person_ref,surname\n", name))
