from datetime import date

import pytest

from capability.models import Part
from tests.factories.capability import a_case, a_category, a_person, an_allocation

DAY = date(2026, 4, 1)


@pytest.fixture
def held(northshire, investigations):
    """By someone of the sergeant's department."""
    person = a_person(northshire, "Okafor", unit=investigations, person_ref="R-1", number="1234")
    case = a_case(northshire, a_category("BURGLARY", force=northshire), reference="24/3318")
    return an_allocation(person, case, starts_on=date(2026, 3, 1))


@pytest.fixture
def handed_over(northshire):
    """By someone elsewhere in the force."""
    person = a_person(northshire, "Byrne", person_ref="R-2", number="2345")
    case = a_case(northshire, a_category("THEFT", force=northshire), reference="24/4000")
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 31)}
    return an_allocation(person, case, part=Part.DEPUTY, **days)


def test_an_allocation_by_name(reads, training_lead, held):
    row = reads(training_lead, f"allocations/{held.uuid}/", as_of=DAY).json()
    assert row.pop("generated_at")
    assert row == {
        "as_of": "2026-04-01",
        "uuid": str(held.uuid),
        "person_uuid": str(held.person.uuid),
        "person_ref": "R-1",
        "number": "1234",
        "surname": "Okafor",
        "forename": "Ada",
        "force_code": "NS",
        "case_uuid": str(held.case.uuid),
        "case_reference": "24/3318",
        "category_code": "BURGLARY",
        "category_name": "BURGLARY",
        "part": "OIC",
        "part_name": "Officer in the case",
        "starts_on": "2026-03-01",
        "ends_on": None,
        "outcome_on": None,
        "closed_on": None,
        "last_reviewed_on": None,
        "is_held": True,
    }


def test_an_analyst_reads_neither_name_nor_case(reads, analyst, held):
    answer = reads(analyst, "allocations/")
    (row,) = answer.json()["results"]
    assert row["pseudonym"] == str(held.person.pseudonym)
    assert (row["uuid"], row["case_uuid"]) == (str(held.veiled_uuid), str(held.case.veiled_uuid))
    hidden = (str(held.uuid), str(held.case.uuid), "Okafor", "R-1", "1234", "24/3318")
    assert not any(word in answer.content.decode() for word in hidden)
    assert reads(analyst, f"allocations/{held.uuid}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["2026-01-01", "2026-03-01"]),
        ({"held": "true"}, ["2026-03-01"]),
        ({"held": "true", "as_of": "2026-03-31"}, ["2026-01-01", "2026-03-01"]),
        ({"held": "false"}, ["2026-01-01"]),
        ({"part": "DEPUTY"}, ["2026-01-01"]),
        ({"category": "burglary"}, ["2026-03-01"]),
        ({"starts_from": "2026-01-02"}, ["2026-03-01"]),
        ({"starts_to": "2026-01-01"}, ["2026-01-01"]),
    ],
)
def test_narrowed(reads, training_lead, held, handed_over, asked, found):
    asked = {"as_of": DAY, "ordering": "starts_on"} | asked
    rows = reads(training_lead, "allocations/", **asked).json()["results"]
    assert [row["starts_on"] for row in rows] == found


def test_a_sergeant_sees_the_department_alone(reads, sergeant, held, handed_over):
    rows = reads(sergeant, "allocations/").json()["results"]
    assert [row["surname"] for row in rows] == ["Okafor"]
    assert reads(sergeant, f"allocations/{handed_over.uuid}/").status_code == 404


def test_a_stranger_sees_nothing(reads, stranger, held):
    assert reads(stranger, "allocations/").json()["results"] == []
    assert reads(stranger, f"allocations/{held.uuid}/").status_code == 404
