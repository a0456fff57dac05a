from datetime import time

import pytest

from capability.models import Shift
from tests.factories.capability import a_unit


@pytest.fixture
def night(northshire, investigations):
    hours = {"name": "Night", "begins_at": time(22), "hours": 8, "weekdays": [5, 6]}
    return Shift.objects.create(force=northshire, unit=investigations, people=3, **hours)


def test_a_shift_as_a_row(reads, analyst, night, investigations):
    (row,) = reads(analyst, "shifts/").json()["results"]
    assert row == {
        "uuid": str(night.uuid),
        "force_code": "NS",
        "unit_uuid": str(investigations.uuid),
        "unit_code": "INV",
        "unit_name": "Northside Investigations",
        "name": "Night",
        "begins_at": "22:00:00",
        "hours": 8,
        "weekdays": [5, 6],
        "people": 3,
        "starts_on": None,
        "ends_on": None,
        "source": "",
    }


def test_shifts_of_a_unit_and_all_under_it(reads, analyst, night, northshire, investigations):
    elsewhere = a_unit(northshire)

    def names(unit):
        return [row["name"] for row in reads(analyst, "shifts/", unit=unit.uuid).json()["results"]]

    assert names(northshire.root_unit) == names(investigations) == ["Night"]
    assert names(elsewhere) == []
