from datetime import date

import pytest

from capability.models import Prerequisite, Scheme, SchemeVersion

HEADER = (
    "code,name,version,version_starts_on,validity_months,renewal_window_days,portfolio_months,"
    "anchor,prerequisite\n"
)
PLAIN = ",,,,,,"


@pytest.fixture
def schemes(load):
    return lambda *rows, **more: load(
        "schemes", HEADER + "".join(f"{row}\n" for row in rows), **more
    )


def needed():
    edges = Prerequisite.objects.filter(force__isnull=False).order_by("scheme__code", "needs__code")
    return list(edges.values_list("scheme__code", "needs__code", "starts_on", "ends_on"))


def versions(code, *names):
    return list(SchemeVersion.objects.filter(scheme__code=code).values_list(*names))


def test_a_row_makes_a_scheme_of_the_force_with_a_version(schemes, outcomes, northshire):
    done = schemes("DRONE,Drone pilot,2025,01/01/2025,24,60,6,expiry,")
    assert outcomes(done) == {2: "created"}
    assert Scheme.objects.get(code="DRONE").force == northshire
    names = ("label", "starts_on", "validity_months", "renewal_window_days", "portfolio_months")
    assert versions("DRONE", *names, "anchor") == [("2025", date(2025, 1, 1), 24, 60, 6, "expiry")]


def test_what_a_row_leaves_out_is_always_in_force_and_never_expires(schemes):
    schemes(f"DRONE,Drone pilot,{PLAIN}")
    names = ("label", "starts_on", "validity_months", "renewal_window_days", "anchor")
    assert versions("DRONE", *names) == [("", None, None, 90, "award")]


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        pytest.param("award", ("award", None, None), id="award"),
        pytest.param("Expiry", ("expiry", None, None), id="old-expiry"),
        pytest.param("fixed 31/03", ("fixed", 3, 31), id="fixed-day"),
    ],
)
def test_an_anchor_is_a_word_or_a_day_of_the_year(schemes, anchor, expected):
    schemes(f"DRONE,Drone pilot,,,12,,,{anchor},")
    assert versions("DRONE", "anchor", "anchor_month", "anchor_day") == [expected]


def test_blank_changes_nothing_and_clear_empties(schemes, outcomes):
    schemes("DRONE,Drone pilot,,01/01/2025,24,60,6,fixed 31/03,")
    assert outcomes(schemes(f"DRONE,Drone pilot,{PLAIN}")) == {2: "unchanged"}
    cleared = "DRONE,Drone pilot,,#CLEAR,#CLEAR,#CLEAR,#CLEAR,#CLEAR,"
    assert outcomes(schemes(cleared)) == {2: "changed"}
    names = ("starts_on", "validity_months", "renewal_window_days", "anchor", "anchor_day")
    assert versions("DRONE", *names) == [(None, None, 90, "award", None)]


def test_versions_of_a_scheme_stand_beside_one_another(schemes, outcomes):
    rows = ("DRONE,Drone pilot,old,,,,,,", "DRONE,Drone pilot,new,01/01/2025,12,,,,")
    assert outcomes(schemes(*rows)) == {2: "created", 3: "created"}
    assert outcomes(schemes(*rows)) == {2: "unchanged", 3: "unchanged"}


def test_a_new_name_renames_the_scheme(schemes, outcomes):
    schemes(f"DRONE,Drone pilot,{PLAIN}")
    assert outcomes(schemes(f"DRONE,Remote pilot,{PLAIN}")) == {2: "changed"}
    assert Scheme.objects.get(code="DRONE").name == "Remote pilot"


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        pytest.param(
            [f"PIP2,Ours,{PLAIN}"],
            (2, "code", "PIP2 is a national scheme, which a force's own can't repeat."),
            id="national-code",
        ),
        pytest.param(
            [f"pip2,Ours,{PLAIN}"],
            (2, "code", "PIP2 is a national scheme, which a force's own can't repeat."),
            id="national-code-in-small-letters",
        ),
        pytest.param(
            [f"X1,One,{PLAIN}", f"X1,Other,{PLAIN}"],
            (3, "", "Row 2 is about the same and says otherwise."),
            id="said-twice",
        ),
        pytest.param(
            ["X1,One,a,,,,,,", "X1,Other,b,01/01/2025,,,,,"],
            (3, "name", "It gives the scheme another name than row 2."),
            id="two-names",
        ),
        pytest.param(
            ["X1,One,a,,,,,,", "X1,One,b,,,,,,"],
            (3, "version_starts_on", "Another version of the scheme begins on that day."),
            id="two-versions-from-one-day",
        ),
        pytest.param(
            ["X1,One,,,,,,,PIP22"],
            (2, "prerequisite", "There is no scheme PIP22."),
            id="unknown-prerequisite",
        ),
        pytest.param(
            ["X1,One,,,,,,,X1"],
            (2, "prerequisite", "The scheme would need itself: X1 needs X1."),
            id="itself",
        ),
    ],
)
def test_what_cannot_be_is_rejected(schemes, told, rows, fault):
    assert told(schemes(*rows)) == [fault]


def test_an_unknown_prerequisite_names_the_nearest(schemes):
    [fault] = schemes("X1,One,,,,,,,PIP22").faults
    assert "PIP2" in fault.cure


def test_prerequisites_are_edges_each_whatever_the_order_of_the_rows(schemes, outcomes):
    rows = ("X1,One,,,,,,,PIP1; X2", f"X2,Two,{PLAIN}")
    assert outcomes(schemes(*rows)) == {2: "created", 3: "created"}
    assert needed() == [("X1", "PIP1", None, None), ("X1", "X2", None, None)]
    assert outcomes(schemes(*rows)) == {2: "unchanged", 3: "unchanged"}


def test_a_prerequisite_counts_from_the_versions_first_day(schemes, outcomes):
    schemes(f"X1,One,{PLAIN}")
    assert outcomes(schemes("X1,One,new,01/01/2025,,,,,PIP1")) == {2: "created"}
    assert needed() == [("X1", "PIP1", date(2025, 1, 1), None)]


def test_clear_ends_the_prerequisites(schemes, outcomes):
    schemes("X1,One,,,,,,,PIP1")
    assert outcomes(schemes("X1,One,,,,,,,#CLEAR")) == {2: "changed"}
    assert needed() == [("X1", "PIP1", None, date(2026, 3, 31))]
    assert outcomes(schemes("X1,One,,,,,,,#CLEAR")) == {2: "unchanged"}
    assert outcomes(schemes("X1,One,,,,,,,PIP1")) == {2: "changed"}
    assert needed()[1:] == [("X1", "PIP1", date(2026, 4, 1), None)]


def test_a_row_that_closes_a_circle_is_rejected(schemes, outcomes, told):
    schemes(*(f"X{number},Scheme,{PLAIN}" for number in (1, 2, 3)))
    rows = ("X1,Scheme,,,,,,,X2", "X2,Scheme,,,,,,,X3", "X3,Scheme,,,,,,,X1")
    done = schemes(*rows)
    assert outcomes(done) == {2: "changed", 3: "changed", 4: "rejected"}
    rule = "The scheme would need itself: X3 needs X1 needs X2 needs X3."
    assert told(done) == [(4, "prerequisite", rule)]


def test_who_needs_a_new_scheme_that_is_rejected_is_rejected_too(schemes, outcomes):
    done = schemes("X1,One,,,,,,,X2", "X2,Two,,,,,,,X3", "X3,Three,,,,,,,NONE")
    assert set(outcomes(done).values()) == {"rejected"}
    assert not Scheme.objects.filter(code__startswith="X").exists()
