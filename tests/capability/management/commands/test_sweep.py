import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)

HOLDER = "case-holder-unaccredited"


@pytest.fixture
def holder(northshire, investigations):
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    category = a_category("BURGLARY", force=northshire)
    a_requirement(special, a_case_group("SERIOUS", category, force=northshire), force=northshire)
    person = a_person(northshire, unit=investigations, person_ref="=R1", number="77")
    an_allocation(person, a_case(northshire, category, reference="24/1"))
    return person


def sweep(**options):
    out = StringIO()
    call_command("sweep", stdout=out, **options)
    return out.getvalue()


def test_as_json_it_says_what_it_found_and_nothing_else(holder):
    summed = {row["check"]: row for row in json.loads(sweep(json=True))}
    holders = summed[HOLDER]
    assert holders.pop("seconds") > 0
    assert holders == {"check": HOLDER, "found": 1, "opened": 1, "closed": 0, "open": 1}
    assert {code: row["found"] for code, row in summed.items() if row["found"]} == {
        HOLDER: 1,
        "access-trap": 1,
        "not-eligible-for-case": 1,
        "case-before-course": 1,
    }


def test_the_findings_as_rows_are_no_formulas(holder, tmp_path):
    path = tmp_path / "rows.csv"
    sweep(rows=str(path))
    with path.open() as file:
        header, *rows = csv.reader(file)
    assert ",".join(header) == "check,person_ref,number,unit,case_reference,scheme,grade"
    assert rows == [
        [HOLDER, "'=R1", "77", "INV", "24/1", "SPECIAL", "A"],
        ["access-trap", "'=R1", "77", "INV", "", "SPECIAL", "A"],
        ["not-eligible-for-case", "'=R1", "77", "INV", "", "SPECIAL", "A"],
        ["case-before-course", "'=R1", "77", "INV", "24/1", "SPECIAL", ""],
    ]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param({"force": "XX"}, "There is no force XX. ", id="force"),
        pytest.param({"check": "nonsense"}, "There is no check nonsense. ", id="check"),
        pytest.param(
            {"rows": "/nowhere/rows.csv"}, "/nowhere/rows.csv can't be written", id="rows"
        ),
    ],
)
def test_what_it_cannot_do_it_refuses(holder, options, reason):
    with pytest.raises(CommandError, match=reason):
        sweep(**options)


def test_a_day_before_the_latest_is_reported_alone(holder):
    sweep(on=date(2026, 11, 24))
    assert "only reported: a later day is swept already" in sweep(on=date(2026, 11, 23))
