from datetime import date

import pytest

from capability.models import Force, Unit, UnitEdge


def edges(unit):
    return list(
        UnitEdge.objects.filter(unit__code=unit)
        .order_by("pk")
        .values_list("parent__code", "starts_on", "ends_on")
    )


def test_a_force_is_made_with_its_root_unit(load, outcomes):
    done = load("forces", "code,name\nWM,Westmarch Police\n", force=None)
    assert outcomes(done) == {2: "created"}
    root = Force.objects.get(code="WM").root_unit
    assert (root.code, root.name, root.is_root) == ("WM", "Westmarch Police", True)


def test_a_force_is_renamed_with_its_root_unit(load, outcomes, northshire):
    done = load("forces", "code,name\nNS,North Shire Constabulary\n", force=None)
    assert outcomes(done) == {2: "changed"}
    assert northshire.root_unit.name == "North Shire Constabulary"


def test_one_force_told_twice_is_one(load, outcomes, told):
    text = "code,name\nWM,Westmarch\nWM,Westmarch\nWM,Eastmarch\n"
    done = load("forces", text, force=None)
    assert outcomes(done) == {2: "created", 3: "unchanged", 4: "rejected"}
    assert told(done) == [(4, "", "Row 2 is about the same and says otherwise.")]


def test_parents_stand_in_any_order_and_without_regard_to_case(load, outcomes):
    text = "code,name,parent\nTEAM1,Team 1,dept\nDEPT,Department,\n"
    assert outcomes(load("units", text)) == {2: "created", 3: "created"}
    assert edges("TEAM1") == [("DEPT", None, None)]
    assert edges("DEPT") == [("NS", None, None)]


def test_a_move_is_a_new_edge_from_the_day_of_the_file(load, outcomes):
    load("units", "code,name,parent\nA,A,\nB,B,\nT,T,A\n")
    done = load("units", "code,name,parent\nt,T,B\n", as_at=date(2026, 5, 1))
    assert outcomes(done) == {2: "changed"}
    assert edges("T") == [("A", None, date(2026, 4, 30)), ("B", date(2026, 5, 1), None)]


def test_a_move_corrected_on_the_same_day_stays_one_edge(load):
    load("units", "code,name,parent\nA,A,\nB,B,\nT,T,\n")
    load("units", "code,name,parent\nT,T,A\n")
    load("units", "code,name,parent\nT,T,B\n")
    assert edges("T") == [("NS", None, date(2026, 3, 31)), ("B", date(2026, 4, 1), None)]


def test_a_blank_parent_moves_nobody_and_clear_moves_under_the_force(load, outcomes):
    load("units", "code,name,parent\nA,A,\nT,T,A\n")
    assert outcomes(load("units", "code,name,parent\nT,T,\n")) == {2: "unchanged"}
    assert outcomes(load("units", "code,name,parent\nT,T,#CLEAR\n")) == {2: "changed"}
    assert [edge[0] for edge in edges("T")] == ["A", "NS"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A,A,B\nB,B,A\n", id="of-two"),
        pytest.param("A,A,A\n", id="itself"),
        pytest.param("A,A,B\nB,B,C\nC,C,A\n", id="of-three"),
    ],
)
def test_circles_are_refused(load, outcomes, told, text):
    done = load("units", f"code,name,parent\n{text}")
    assert set(outcomes(done).values()) == {"rejected"}
    assert {rule for _row, _column, rule in told(done)} == {"The unit would stand under itself."}
    assert not Unit.objects.filter(is_root=False).exists()


def test_a_circle_with_the_record_is_refused(load, outcomes):
    load("units", "code,name,parent\nA,A,\nT,T,A\n")
    assert outcomes(load("units", "code,name,parent\nA,A,T\n")) == {2: "rejected"}


def test_who_stands_under_a_rejected_unit_is_rejected(load, outcomes, told):
    text = "code,name,parent,starts_on,ends_on\nT,T,D,,\nD,D,,2024-05-01,2024-04-01\nE,E,,,\n"
    done = load("units", text)
    assert outcomes(done) == {2: "rejected", 3: "rejected", 4: "created"}
    assert told(done) == [
        (2, "parent", "There is no such unit."),
        (3, "ends_on", "The last day is before the first."),
    ]


def test_an_unknown_parent_names_the_nearest(load, outcomes):
    load("units", "code,name\nCID-EAST,East\n")
    done = load("units", "code,name,parent\nT,T,CID-EST\n")
    assert outcomes(done) == {2: "rejected"}
    assert done.faults[0].cure == "Did you mean CID-EAST?"


def test_an_unknown_parent_can_be_made(load, outcomes):
    done = load("units", "code,name,parent\nT,T,D\n", create={"units": True})
    assert outcomes(done) == {2: "created"}
    assert edges("T") == [("D", None, None)]


def test_the_root_stands_under_nothing(load, outcomes):
    text = "code,name,parent\nA,A,\nNS,Northshire,A\n"
    assert outcomes(load("units", text)) == {2: "created", 3: "rejected"}
