import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from config.bench.rows import LEAST_ROUNDS, Row, measure
from config.management.commands import bench


@pytest.fixture
def no_database(monkeypatch):
    class Entered:
        def __init__(self, people):
            monkeypatch.setattr(bench, "ENTERED", people, raising=False)

        def __enter__(self):
            return None

        def __exit__(self, *raised):
            return None

    monkeypatch.setattr(bench, "bench_database", Entered)


def a_row(**others):
    given = {"name": "work", "bar": 2.0, "ours": lambda: 3.0, "floor": lambda: 2.0}
    return Row(**given | others)


def printed(monkeypatch, row, *arguments, stderr=None):
    monkeypatch.setattr(bench, "ROWS", {"work": row})
    out = StringIO()
    call_command("bench", *arguments, stdout=out, stderr=stderr or StringIO())
    return out.getvalue()


def test_ours_is_measured_against_the_floor():
    assert measure(a_row()).as_dict() == {
        "name": "work",
        "ours": 3.0,
        "floor": 2.0,
        "ratio": 1.5,
        "bar": 2.0,
        "met": True,
    }


@pytest.mark.parametrize(
    ("others", "met"),
    [
        ({"floor": lambda: 1.5}, True),
        ({"floor": lambda: 1.4}, False),
        ({"clauses": lambda _measured: {"memory": True}}, True),
        ({"clauses": lambda _measured: {"memory": True, "speed": False}}, False),
    ],
)
def test_a_bar_is_met_if_every_clause_is(others, met):
    assert measure(a_row(**others)).met is met


def test_what_takes_long_is_measured_fewer_times(monkeypatch):
    monkeypatch.setattr("config.bench.rows.ENOUGH_SECONDS", 0)
    done = []
    measure(a_row(ours=lambda: done.append(1) or 1.0))
    assert len(done) == LEAST_ROUNDS


def test_json_is_a_list_and_nothing_else(monkeypatch, no_database):
    (row,) = json.loads(printed(monkeypatch, a_row(), "--json"))
    assert list(row) == ["name", "ours", "floor", "ratio", "bar", "met"]


def test_people_also_read_memory_rows_and_clauses(monkeypatch, no_database):
    row = a_row(check=lambda: 1234, clauses=lambda _measured: {"twice as fast": False})
    head, line, clause = printed(monkeypatch, row).splitlines()
    assert head.split()[-2:] == ["memory", "rows"]
    assert line.split()[-1] == "1234"
    assert clause.strip() == "not met: twice as fast"


def test_without_a_size_it_is_the_national_set(monkeypatch, no_database):
    printed(monkeypatch, a_row())
    assert bench.ENTERED == 240_000


def test_of_several_sizes_the_largest_is_measured(monkeypatch, no_database):
    printed(monkeypatch, a_row(), "--people", "6000", "24000")
    assert bench.ENTERED == 24_000


def test_a_row_that_there_is_not_is_refused(no_database):
    with pytest.raises(CommandError, match="There is no row nonsense"):
        call_command("bench", "--only", "nonsense")


def test_whoever_waits_is_told_how_far_it_is(monkeypatch, no_database):
    stderr = StringIO()
    printed(monkeypatch, a_row(), stderr=stderr)
    assert stderr.getvalue().splitlines() == [
        "The data are there after 0.0 minutes",
        "work is measured after 0.0 minutes",
    ]
