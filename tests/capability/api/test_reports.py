"""The flat reports: rows and figures that add up, the same as JSON and as CSV."""

import csv
import json
from datetime import date

import pytest

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.reports import case_holders, flat_gaps
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

DAY = date(2026, 4, 1)


@pytest.fixture
def cases(northshire, investigations):
    """Three cases that require a scheme: two of someone without it, one of someone who has it."""
    category = a_category("BURGLARY", force=northshire)
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    group = a_case_group("SERIOUS", category, force=northshire)
    a_requirement(special, group, force=northshire)
    short = a_person(northshire, "Okafor", unit=investigations, person_ref="R-1")
    complete = a_person(northshire, "Byrne", person_ref="R-2")
    an_accreditation(complete, special, awarded_on=date(2025, 1, 1))
    for number, person in enumerate((short, short, complete)):
        case = a_case(northshire, category, reference=f"=24/{number}")
        an_allocation(person, case, starts_on=date(2026, 3, 1))
    gaps.sweep(CHECKS["case-holder-unaccredited"], Scope(northshire), on=DAY)


def read(reads, user, report, **asked):
    answer = reads(user, f"reports/{report}/", as_of=DAY, **asked)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


def figures(report):
    return {(one["name"], one["unit"]): one["value"] for one in report["figures"]}


def test_holders_of_cases_with_figures_that_add_up(reads, training_lead, cases):
    report = json.loads(read(reads, training_lead, "case-holders"))
    rows = [
        (row["surname"], row["grade"], row["state"], row["days_held"]) for row in report["rows"]
    ]
    assert sorted(rows) == [
        ("Byrne", "E", "current", 32),
        ("Okafor", "A", "not-started", 32),
        ("Okafor", "A", "not-started", 32),
    ]
    counted = figures(report)
    assert [counted["all", unit] for unit in ("people", "cases", "person-cases")] == [2, 3, 3]
    assert [counted["grade A", unit] for unit in ("people", "cases", "person-cases")] == [1, 2, 2]
    assert [counted["grade E", unit] for unit in ("people", "cases", "person-cases")] == [1, 1, 1]
    assert list(report["rows"][0]) == list(case_holders.COLUMNS)


def test_holders_of_cases_without_names(reads, analyst, cases):
    told = read(reads, analyst, "case-holders")
    assert not any(word in told for word in ("Okafor", "Byrne", "R-1", "24/"))
    report = json.loads(told)
    assert len({row["pseudonym"] for row in report["rows"]}) == 2
    assert figures(report)["all", "person-cases"] == 3


def test_a_sergeant_counts_the_own_department(reads, sergeant, cases):
    report = json.loads(read(reads, sergeant, "case-holders"))
    assert figures(report)["all", "person-cases"] == len(report["rows"]) == 2


@pytest.mark.parametrize(
    ("asked", "count"),
    [({"case_group": "serious"}, 3), ({"case_group": "OTHER"}, 0), ({"part": "DEPUTY"}, 0)],
)
def test_holders_narrowed(reads, training_lead, cases, asked, count):
    report = json.loads(read(reads, training_lead, "case-holders", **asked))
    assert figures(report)["all", "person-cases"] == len(report["rows"]) == count


def test_as_csv_the_same_rows_and_nothing_that_a_spreadsheet_runs(reads, training_lead, cases):
    as_json = json.loads(read(reads, training_lead, "case-holders"))
    lines = list(
        csv.DictReader(read(reads, training_lead, "case-holders", format="csv").splitlines())
    )
    assert list(lines[0]) == [*case_holders.COLUMNS, "as_of", "generated_at"]
    assert [line["allocation_uuid"] for line in lines] == [
        row["allocation_uuid"] for row in as_json["rows"]
    ]
    assert {line["case_reference"] for line in lines} == {"'=24/0", "'=24/1", "'=24/2"}
    assert {line["as_of"] for line in lines} == {"2026-04-01"}


def test_gaps_flat_with_their_reasons(reads, training_lead, cases):
    report = json.loads(read(reads, training_lead, "gaps", check="case-holder-unaccredited"))
    assert list(report["rows"][0]) == list(flat_gaps.COLUMNS)
    assert {(row["surname"], row["severity"], row["summary"]) for row in report["rows"]} == {
        ("Okafor", 1, "Holds a case in SERIOUS without SPECIAL")
    }
    counted = figures(report)
    assert (counted["all", "gaps"], counted["all", "people"]) == (2, 1)
    assert counted["severity 1", "gaps"] == 2


def test_only_the_columns_asked_for(reads, training_lead, cases):
    report = json.loads(read(reads, training_lead, "case-holders", fields="grade,surname"))
    assert [list(row) for row in report["rows"]] == [["surname", "grade"]] * 3
    lines = read(reads, training_lead, "case-holders", fields="grade", format="csv").splitlines()
    assert lines[0] == "grade,as_of,generated_at"
    assert reads(training_lead, "reports/gaps/", fields="colour").status_code == 400


def test_another_force_reads_nothing(reads, stranger, cases):
    for report in ("gaps", "case-holders"):
        assert json.loads(read(reads, stranger, report))["rows"] == []


def test_a_format_that_there_is_not(reads, training_lead):
    assert reads(training_lead, "reports/gaps/", format="xml").status_code == 404
