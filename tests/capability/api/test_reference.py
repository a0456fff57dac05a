"""Units, schemes and requirements: what the rows mean."""

from datetime import date
from uuid import uuid4

import pytest

from capability.models import Equivalence, EquivalenceSource, SchemeVersion, UnitEdge
from tests.factories.capability import (
    a_case_group,
    a_category,
    a_requirement,
    a_scheme,
    a_unit,
)


@pytest.fixture
def special(northshire):
    """The force's own scheme, with a version to come, that needs another first."""
    first = a_scheme("FIRST", force=northshire)
    scheme = a_scheme("SPECIAL", force=northshire, needs=[first], validity_months=36)
    SchemeVersion.objects.create(scheme=scheme, label="2027", starts_on=date(2027, 1, 1))
    counts = Equivalence.objects.create(force=northshire, scheme=scheme, starts_on=date(2026, 1, 1))
    EquivalenceSource.objects.create(equivalence=counts, scheme=first)
    return scheme


def test_a_unit_in_its_place_on_a_day(reads, training_lead, northshire, investigations):
    team = a_unit(northshire, "TEAM", under=investigations, kind="team", specialism="RASSO")
    UnitEdge.objects.filter(unit=team).update(ends_on=date(2026, 3, 31))
    UnitEdge.objects.create(
        force=northshire, unit=team, parent=northshire.root_unit, starts_on=date(2026, 4, 1)
    )
    before, after = (
        reads(training_lead, f"units/{team.uuid}/", as_of=day).json()["parent_code"]
        for day in ("2026-03-31", "2026-04-01")
    )
    assert (before, after) == ("INV", "NS")
    (row,) = reads(training_lead, "units/", code="team", as_of="2026-03-31").json()["results"]
    assert row == {
        "uuid": str(team.uuid),
        "code": "TEAM",
        "name": "Unit TEAM",
        "kind": "team",
        "specialism": "RASSO",
        "is_root": False,
        "starts_on": None,
        "ends_on": None,
        "force_code": "NS",
        "parent_uuid": str(investigations.uuid),
        "parent_code": "INV",
    }


def test_units_below_and_right_below(reads, training_lead, northshire, investigations):
    team = a_unit(northshire, "TEAM", under=investigations)
    a_unit(northshire, "PAIR", under=team)

    def codes(**asked):
        answer = reads(training_lead, "units/", ordering="code", **asked)
        return [row["code"] for row in answer.json()["results"]]

    assert codes(unit=investigations.uuid) == ["INV", "PAIR", "TEAM"]
    assert codes(parent=investigations.uuid) == ["TEAM"]


def test_a_sergeant_sees_the_own_part_of_the_tree(reads, sergeant, northshire, investigations):
    other = a_unit(northshire, "OTHER")
    assert [row["code"] for row in reads(sergeant, "units/").json()["results"]] == ["INV"]
    unseen = reads(sergeant, f"units/{other.uuid}/")
    assert unseen.status_code == 404
    assert unseen.content == reads(sergeant, f"units/{uuid4()}/").content


def test_a_scheme_with_its_rules(reads, training_lead, special):
    row = reads(training_lead, f"schemes/{special.uuid}/").json()
    assert (row["code"], row["force_code"]) == ("SPECIAL", "NS")
    assert [(version["label"], version["validity_months"]) for version in row["versions"]] == [
        ("", 36),
        ("2027", None),
    ]
    assert [need["code"] for need in row["prerequisites"]] == ["FIRST"]
    assert row["equivalences"] == [
        {
            "starts_on": "2026-01-01",
            "ends_on": None,
            "counts_as_version": None,
            "codes": ["FIRST"],
        }
    ]


def test_another_force_sees_the_national_schemes_alone(reads, stranger, special):
    codes = {row["code"] for row in reads(stranger, "schemes/").json()["results"]}
    assert {"PIP2", "SSAIDP"} < codes
    assert "SPECIAL" not in codes
    assert reads(stranger, f"schemes/{special.uuid}/").status_code == 404


def test_requirements_of_a_force_in_force_on_a_day(reads, training_lead, northshire, special):
    group = a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)
    ended = a_requirement(special, group, force=northshire, ends_on=date(2026, 3, 31))

    def found(day):
        asked = {"case_group": "serious", "in_force": "true", "as_of": day}
        rows = reads(training_lead, "requirements/", **asked).json()["results"]
        return [row["uuid"] for row in rows]

    assert found("2026-03-31") == [str(ended.uuid)]
    assert found("2026-04-01") == []


def test_a_changed_requirement_says_since_when_its_duty_binds(reads, training_lead, northshire):
    group = a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)
    scheme, days = a_scheme("SPECIAL", force=northshire), {"ends_on": date(2026, 3, 31)}
    first = a_requirement(scheme, group, force=northshire, starts_on=date(2025, 1, 1), **days)
    own = {"force": northshire, "starts_on": date(2026, 4, 1)}
    a_requirement(scheme, group, duty=first, **own)
    rows = reads(training_lead, "requirements/", case_group="serious").json()["results"]
    assert sorted((row["starts_on"], row["required_since"]) for row in rows) == [
        ("2025-01-01", "2025-01-01"),
        ("2026-04-01", "2025-01-01"),
    ]


def test_only_the_fields_asked_for(reads, training_lead, special):
    answer = reads(training_lead, "schemes/", code="special", fields="code,force_code")
    assert answer.json()["results"] == [{"code": "SPECIAL", "force_code": "NS"}]
    one = reads(training_lead, f"schemes/{special.uuid}/", fields="code").json()
    assert one.keys() == {"as_of", "generated_at", "code"}


def test_a_field_that_there_is_not(reads, training_lead):
    answer = reads(training_lead, "units/", fields="code,colour")
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("fields: No such field: colour. Known: uuid, code,")
