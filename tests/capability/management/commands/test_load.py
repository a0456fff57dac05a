import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from capability.models import Batch, Person

PEOPLE = "person_ref,surname,unit,colour\n7,Lee,INV,red\n8,=Ray,NOWHERE,blue\n"
COUNTS = ["read", "created", "changed", "unchanged", "rejected", "unresolved"]


@pytest.fixture
def people(tmp_path, investigations):
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return str(path)


def load(*arguments, **options):
    out = StringIO()
    call_command("load", *arguments, stdout=out, **options)
    return out.getvalue()


def test_json_is_the_six_counts_warnings_and_batch_alone(people):
    told = json.loads(load("people", people, force="NS", json=True))
    assert list(told) == [*COUNTS, "warnings", "batch"]
    assert list(told.values()) == [2, 1, 0, 0, 1, 0, 0, Batch.objects.get().pk]


def test_people_are_told_the_counts_and_what_was_ignored(people):
    told = load("people", people, force="NS")
    assert told.startswith("read 2  created 1  changed 0  unchanged 0  rejected 1  unresolved 0")
    assert "Columns ignored: colour\n" in told


def test_a_dry_run_says_so_and_writes_nothing(people):
    told = load("people", people, force="NS", dry_run=True)
    assert told.endswith("Nothing was written: this was a dry run.\n")
    assert not Person.objects.exists()
    assert json.loads(load("people", people, force="NS", dry_run=True, json=True))["batch"] is None


def test_the_list_of_faults_is_safe_to_open_as_a_spreadsheet(people, tmp_path):
    errors = tmp_path / "errors.csv"
    load("people", people, force="NS", errors=str(errors))
    with errors.open() as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["row", "column", "value", "rule", "cure", "severity"]
    assert [tuple(row.values())[:3] for row in rows] == [
        ("3", "surname", "'=Ray"),
        ("3", "unit", "NOWHERE"),
    ]
    assert [row["severity"] for row in rows] == ["warning", "error"]


def test_the_day_of_the_file_dates_what_it_says(people):
    load("people", people, "--as-at", "2026-01-05", force="NS")
    assert str(Person.objects.get().postings.get().starts_on) == "2026-01-05"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param({}, "Say whose people these are: --force CODE.", id="no-force"),
        pytest.param({"force": "NX"}, "There is no force NX", id="unknown-force"),
        pytest.param({"force": "NS", "mapping": "no.toml"}, "mapping", id="no-mapping"),
        pytest.param({"force": "NS", "errors": "/nowhere/e.csv"}, "errors", id="no-folder"),
        pytest.param({"force": "NS", "as_at": "5 May"}, "5 May is not a day", id="no-day"),
    ],
)
def test_it_refuses_with_the_reason_and_writes_nothing(people, options, reason):
    given = {f"--{name.replace('_', '-')}": value for name, value in options.items()}
    with pytest.raises(CommandError, match=reason):
        load("people", people, *(part for pair in given.items() for part in pair))
    assert not Batch.objects.exists()


def test_forces_takes_no_force(people, tmp_path):
    path = tmp_path / "forces.csv"
    path.write_text("code,name\nWM,Westmarch\n")
    with pytest.raises(CommandError, match="leave out --force"):
        load("forces", str(path), force="NS")
    assert load("forces", str(path)).startswith("read 1  created 1")


def test_an_unknown_feed_names_the_nearest(people):
    with pytest.raises(CommandError, match="There is no feed peeple"):
        load("peeple", people, force="NS")


def test_a_file_that_is_not_there_is_refused(northshire):
    with pytest.raises(CommandError, match=r"nothing\.csv"):
        load("people", "/tmp/nothing.csv", force="NS")  # noqa: S108 it is never opened
