from datetime import date

import pytest

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Equivalence, EquivalenceSource, Gap, Posting
from capability.reports.team_matrix import TeamMatrix
from capability.rules.matrix import Wanted
from tests.factories.capability import (
    LONG_AGO,
    a_person,
    a_scheme,
    a_unit,
    an_accreditation,
)
from tests.factories.teams import a_team

ON = date(2026, 11, 22)


@pytest.fixture
def team(investigations):
    return a_team(investigations)


@pytest.fixture
def matrix(team, sergeant):
    def asked(on=ON, user=sergeant, **narrowed):
        return TeamMatrix(user, team.unit, on, **narrowed)

    return asked


def shown(matrix):
    return {
        row.person["surname"]: [(cell.state.value, cell.until, cell.need) for cell in row.cells]
        for row in matrix.rows
    }


def test_a_cell_is_the_state_its_day_and_what_is_required(matrix):
    asked = matrix()
    assert [scheme.code for scheme in asked.columns] == ["PIP2", "SSAIDP"]
    assert shown(asked) == {
        "Byrne": [("current", date(2028, 3, 3), "held"), ("not-started", None, "")],
        "Lindqvist": [("not-started", None, ""), ("current", None, "held")],
        "Okafor": [
            ("portfolio-overdue", date(2026, 1, 14), "short"),
            ("not-started", None, "short"),
        ],
    }
    assert asked.feet == [
        ("required", [("PIP2", 2), ("SSAIDP", 2)]),
        ("held", [("PIP2", 1), ("SSAIDP", 1)]),
        ("short", [("PIP2", 1), ("SSAIDP", 1)]),
    ]
    assert asked.sentence.startswith("1 of 3 people posted in Northside Investigations is short")


def test_cases_are_counted_with_those_of_rasso_and_those_short(matrix, team):
    cases = {row.person["surname"]: tuple(row.cases) for row in matrix().rows}
    assert cases == {"Byrne": (0, 0, 0, 0), "Lindqvist": (1, 0, 1, 0), "Okafor": (2, 1, 1, 1)}


def test_on_another_day_it_stands_as_it_did_then(matrix):
    before = matrix(on=date(2024, 2, 1))
    assert [scheme.code for scheme in before.columns] == ["PIP2"]
    assert shown(before)["Okafor"] == [("not-started", None, "short")]
    after = matrix(on=date(2028, 3, 4))
    assert shown(after)["Byrne"][0] == ("lapsed", date(2028, 3, 3), "short")


@pytest.mark.parametrize(
    ("narrowed", "people"),
    [
        ({"wanted": Wanted(need="short")}, ["Okafor"]),
        ({"wanted": Wanted(states=("current",))}, ["Byrne", "Lindqvist"]),
        ({"wanted": Wanted(states=("current",)), "schemes": ("PIP2",)}, ["Byrne"]),
        ({"wanted": Wanted(roles=("DET",))}, ["Byrne", "Okafor"]),
    ],
)
def test_the_lines_are_sums_of_the_rows_that_are_shown(matrix, narrowed, people):
    asked = matrix(**narrowed)
    assert list(shown(asked)) == people
    for place, scheme in enumerate(asked.columns):
        needs = [row.cells[place].need for row in asked.rows]
        line = asked.lines[scheme.code]
        assert (line.held, line.short) == (needs.count("held"), needs.count("short"))


def test_who_is_short_is_whom_the_checks_find(matrix, team):
    for code in ("case-holder-unaccredited", "role-holder-unaccredited"):
        sweeping.sweep(CHECKS[code], Scope(team.unit.force), on=ON)
    found = Gap.objects.values_list("uuid", "person__surname", "requirement__scheme__code")
    cells = {
        (cell.gap, row.person["surname"], cell.scheme)
        for row in matrix().rows
        for cell in row.cells
        if cell.is_short
    }
    assert cells == set(found)


def test_an_equivalence_counts_as_held(matrix, team):
    old = a_scheme("OLD", force=team.unit.force)
    counts = Equivalence.objects.create(force=team.unit.force, scheme=team.ssaidp)
    EquivalenceSource.objects.create(equivalence=counts, scheme=old)
    an_accreditation(team.Okafor, old, awarded_on=LONG_AGO)
    cell = matrix().rows[-1].cells[1]
    assert (cell.need, cell.told) == ("held", "by case, counts by what is held instead")


def test_a_single_unit_or_all_under_it(matrix, team):
    below = a_unit(team.unit.force, "TEAM", under=team.unit)
    a_person(team.unit.force, "Under", unit=below)
    assert "Under" not in shown(matrix())
    assert "Under" in shown(matrix(is_whole=True))


def test_who_has_moved_away_is_not_there(matrix, team):
    Posting.objects.filter(person=team.Byrne).update(ends_on=date(2026, 11, 21))
    assert list(shown(matrix())) == ["Lindqvist", "Okafor"]


def test_an_analyst_is_told_no_name_and_no_row_that_would_join(matrix, team, analyst):
    asked = matrix(user=analyst)
    assert {row.person["pseudonym"] for row in asked.rows} == {
        one.pseudonym for one in (team.Byrne, team.Lindqvist, team.Okafor)
    }
    assert all("surname" not in row.person for row in asked.rows)
    told = {cell.record for row in asked.rows for cell in row.cells} - {None}
    owned = (team.Byrne, team.Lindqvist, team.Okafor)
    assert told == {one.accreditations.get().veiled_uuid for one in owned}


def test_nobody_elses_team_is_shown(matrix, stranger):
    assert matrix(user=stranger).rows == []
