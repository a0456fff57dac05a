from datetime import date

import pytest

from tests.factories.capability import a_person, a_posting

DAY = "2026-04-01"


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations, person_ref="R-1", number="1234")


@pytest.fixture
def byrne(northshire):
    """Posted nowhere, so in the force's root unit: out of the sergeant's sight."""
    return a_person(northshire, "Byrne", person_ref="R-2", number="2345")


def test_a_person_by_name(reads, training_lead, okafor, investigations):
    answer = reads(training_lead, f"people/{okafor.uuid}/", as_of=DAY).json()
    assert answer.pop("generated_at")
    assert answer == {
        "as_of": DAY,
        "uuid": str(okafor.uuid),
        "person_ref": "R-1",
        "number": "1234",
        "surname": "Okafor",
        "forename": "Ada",
        "kind": "officer",
        "force_code": "NS",
        "joined_on": "2010-01-04",
        "left_on": None,
        "is_serving": True,
        "unit_uuid": str(investigations.uuid),
        "unit_code": "INV",
        "unit_name": "Northside Investigations",
        "rank_code": None,
        "role_code": None,
        "posted_from": "2010-01-04",
        "posted_to": None,
    }
