from datetime import date

import pytest

from capability.rules.matrix import Cell, Line, Wanted, lines, sentence
from capability.rules.states import State

ON = date(2026, 11, 22)
HELD = Cell("PIP2", State.CURRENT, by_role=True, is_held=True)
SHORT = Cell("PIP2", State.PORTFOLIO_OVERDUE, date(2026, 3, 1), by_case=True)
SPARE = Cell("PIP2", State.DUE, date(2027, 1, 3))
NOTHING = Cell("PIP2")


def test_required_is_held_and_short_and_nobody_else():
    cells = [HELD, SHORT, SPARE, NOTHING, SHORT._replace(scheme="ABE")]
    found = lines(["ABE", "FRO", "PIP2"], cells)
    assert found == {"ABE": Line(0, 1), "FRO": Line(0, 0), "PIP2": Line(1, 1)}
    assert [line.required for line in found.values()] == [1, 0, 2]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (HELD, "by role"),
        (SHORT, "since 1 Mar 2026, by case"),
        (SPARE, "by 3 Jan 2027"),
        (NOTHING, ""),
        (NOTHING._replace(by_role=True, by_case=True), "by role and case"),
        (SHORT._replace(is_held=True, until=None), "by case, counts by what is held instead"),
        (HELD._replace(is_held=False), "by role, older version than is accepted"),
    ],
)
def test_what_stands_under_a_state(cell, told):
    assert cell.told == told


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (Wanted(), True),
        (Wanted(roles=("DET",)), True),
        (Wanted(roles=("RESP",)), False),
        (Wanted(need="required"), True),
        (Wanted(need="held"), True),
        (Wanted(need="short"), False),
        (Wanted(states=("due",)), True),
        (Wanted(states=("due",), need="held"), False),
        (Wanted(states=("current",), need="held"), True),
    ],
)
def test_one_cell_is_all_that_is_asked_for(wanted, taken):
    assert wanted.takes("DET", [HELD, SPARE._replace(scheme="ABE")]) is taken


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "Nobody in your reach is posted in Northside on 22 November 2026."),
        (
            [[SPARE]],
            "Nothing is required of the 1 person posted in Northside by a role or a case, on "
            "22 November 2026.",
        ),
        (
            [[HELD], [NOTHING]],
            "Nobody of the 2 people posted in Northside is short of what a role or a case "
            "requires, on 22 November 2026.",
        ),
        (
            [[SHORT, SHORT], [HELD]],
            "1 of 2 people posted in Northside is short of what a role or a case requires, on "
            "22 November 2026.",
        ),
        (
            [[SHORT], [SHORT], [HELD]],
            "2 of 3 people posted in Northside are short of what a role or a case requires, on "
            "22 November 2026.",
        ),
    ],
)
def test_the_sentence_counts_people_and_not_cells(rows, said):
    assert sentence("Northside", rows, on=ON) == said
