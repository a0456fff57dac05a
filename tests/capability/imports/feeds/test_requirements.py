from datetime import date

import pytest

from capability.models import CaseGroup, CaseGroupMember, Requirement, Role
from tests.factories.capability import a_category, a_scheme

HEADER = (
    "scheme,starts_on,role,case_group,case_category,part,level,unit,"
    "enforcement,ends_on,grace_days\n"
)


@pytest.fixture
def requirements(load, northshire, investigations):
    """Load requirements of the force's scheme OWN, by role PILOT, group or category C1."""
    a_scheme("OWN", force=northshire)
    a_category("C1", force=northshire)
    Role.objects.create(force=northshire, code="PILOT", name="Pilot")
    return lambda *rows, **more: load(
        "requirements", HEADER + "".join(f"{row}\n" for row in rows), **more
    )


def ours(*names):
    return list(Requirement.objects.exclude(force=None).order_by("pk").values_list(*names))


def test_a_row_about_a_role_takes_the_defaults(requirements, outcomes, northshire):
    assert outcomes(requirements("OWN,01/01/2026,PILOT,,,,,,,,")) == {2: "created"}
    names = ("force", "scheme__code", "role__code", "part", "level", "enforcement", "grace_days")
    assert ours(*names, "starts_on", "ends_on") == [
        (northshire.pk, "OWN", "PILOT", "", "force", "warn", 0, date(2026, 1, 1), None)
    ]


def test_a_row_about_a_national_group_and_scheme(requirements):
    requirements("SSAIDP,01/01/2026,,RASSO_ADULT,,OIC,force,,block,31/12/2026,28")
    names = ("scheme__code", "case_group__code", "part", "enforcement", "grace_days", "ends_on")
    assert ours(*names) == [("SSAIDP", "RASSO_ADULT", "OIC", "block", 28, date(2026, 12, 31))]


def test_a_requirement_of_a_unit_finds_it_whatever_the_case(requirements):
    requirements("OWN,01/01/2026,PILOT,,,,unit,inv,,,")
    assert ours("level", "unit__code") == [("unit", "INV")]


def test_a_category_is_a_group_of_one_made_once(requirements, outcomes, northshire):
    rows = ("OWN,01/01/2026,,,C1,OIC,,,,,", "PIP1,01/01/2026,,,C1,OIC,,,,,")
    assert outcomes(requirements(*rows)) == {2: "created", 3: "created"}
    assert outcomes(requirements(*rows)) == {2: "unchanged", 3: "unchanged"}
    group = CaseGroup.objects.get(force=northshire)
    members = CaseGroupMember.objects.filter(group=group)
    assert members.values_list("category__code", "starts_on", "ends_on").get() == ("C1", None, None)
    assert ours("case_group") == [(group.pk,), (group.pk,)]


def test_a_group_that_has_grown_is_no_group_of_one(requirements, northshire):
    requirements("OWN,01/01/2026,,,C1,OIC,,,,,")
    grown = CaseGroup.objects.get(force=northshire)
    CaseGroupMember.objects.create(group=grown, category=a_category("C2"))
    requirements("OWN,01/02/2026,,,C1,OIC,,,,,")
    codes = CaseGroup.objects.filter(force=northshire).order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["C1", "C1-2"]


def test_end_enforcement_and_grace_may_change(requirements, outcomes):
    requirements("OWN,01/01/2026,PILOT,,,,,,block,,28")
    assert outcomes(requirements("OWN,01/01/2026,PILOT,,,,,,,,")) == {2: "unchanged"}
    assert outcomes(requirements("OWN,01/01/2026,PILOT,,,,,,record,31/12/2026,7")) == {2: "changed"}
    assert ours("enforcement", "ends_on", "grace_days") == [("record", date(2026, 12, 31), 7)]
    cleared = "OWN,01/01/2026,PILOT,,,,,,#CLEAR,#CLEAR,#CLEAR"
    assert outcomes(requirements(cleared)) == {2: "changed"}
    assert ours("enforcement", "ends_on", "grace_days") == [("warn", None, 0)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("OWN,02/01/2026,,RASSO_ADULT,,OIC,,,,,", id="first-day"),
        pytest.param("OWN,01/01/2026,,RASSO_ADULT,,,,,,,", id="part"),
        pytest.param("PIP1,01/01/2026,,RASSO_ADULT,,OIC,,,,,", id="scheme"),
        pytest.param("OWN,01/01/2026,,RASSO_ADULT,,OIC,unit,INV,,,", id="unit"),
        pytest.param("OWN,01/01/2026,,RAPE_ADULT,,OIC,,,,,", id="group"),
    ],
)
def test_another_identity_is_another_requirement(requirements, outcomes, other):
    done = requirements("OWN,01/01/2026,,RASSO_ADULT,,OIC,,,,,", other)
    assert outcomes(done) == {2: "created", 3: "created"}


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        pytest.param(
            "OWN,01/01/2026,PILOT,,,,national,,,,",
            "level",
            "A force can't set a national requirement.",
            id="national",
        ),
        pytest.param(
            "OWN,01/01/2026,PILOT,,,,unit,,,,",
            "unit",
            "A requirement of a unit needs the unit.",
            id="unit-missing",
        ),
        pytest.param(
            "OWN,01/01/2026,PILOT,,,,,INV,,,",
            "unit",
            "A requirement of the force names no unit.",
            id="unit-too-many",
        ),
        pytest.param(
            "OWN,01/01/2026,PILOT,,,OIC,,,,,",
            "part",
            "A role has no part in a case.",
            id="part-of-a-role",
        ),
        pytest.param(
            "OWN,01/01/2026,PILOT,,,,,,,31/12/2025,",
            "ends_on",
            "It ends before it starts.",
            id="reversed",
        ),
        pytest.param(
            "OWN,01/01/2026,PILOT,,C1,,,,,,",
            "",
            "Exactly one of role, case_group, case_category is needed.",
            id="two-subjects",
        ),
        pytest.param(
            "OWNN,01/01/2026,PILOT,,,,,,,,", "scheme", "No scheme has that code.", id="scheme"
        ),
        pytest.param(
            "OWN,01/01/2026,,,C9,,,,,,",
            "case_category",
            "No case category has that code.",
            id="category",
        ),
    ],
)
def test_what_cannot_be_is_rejected(requirements, told, row, column, rule):
    done = requirements(row)
    assert told(done) == [(2, column, rule)]
    assert done.counts()["rejected"] == 1
    assert ours("pk") == []


def test_an_end_before_the_start_on_record_stays_out(requirements, outcomes):
    requirements("OWN,01/01/2026,PILOT,,,,,,,31/12/2026,")
    assert outcomes(requirements("OWN,01/01/2026,PILOT,,,,,,,01/12/2025,")) == {2: "rejected"}
    assert ours("ends_on") == [(date(2026, 12, 31),)]


def test_the_same_requirement_said_otherwise_is_rejected(requirements, outcomes, told):
    row = "OWN,01/01/2026,PILOT,,,,,,"
    done = requirements(f"{row}warn,,", f"{row}warn,,", f"{row}block,,")
    assert outcomes(done) == {2: "created", 3: "unchanged", 4: "rejected"}
    assert told(done) == [(4, "", "Row 2 is about the same and says otherwise.")]


def test_another_forces_codes_are_unknown(requirements, told, stranger):
    a_scheme("THEIRS", force=stranger.grants.get().force)
    done = requirements("THEIRS,01/01/2026,PILOT,,,,,,,,")
    assert told(done) == [(2, "scheme", "No scheme has that code.")]
