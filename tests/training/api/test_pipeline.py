"""The way from the examination to the specialist's award: rows and figures that add up."""

import json
from datetime import date

import pytest

from capability.models import Scheme
from tests.factories.capability import a_person, an_accreditation

DAY = date(2026, 4, 1)


def scheme(code):
    return Scheme.objects.get(force=None, code=code)


@pytest.fixture
def way(northshire, investigations):
    """One at each of three stages, one who has left, and one who has not begun."""
    okafor = a_person(northshire, "Okafor", unit=investigations)
    an_accreditation(okafor, scheme("PIP2"), course_completed_on=date(2026, 3, 2))
    byrne = a_person(northshire, "Byrne", unit=investigations)
    done = {"course_completed_on": date(2024, 5, 1), "portfolio_opened_on": date(2024, 6, 1)}
    an_accreditation(byrne, scheme("PIP2"), **done, awarded_on=date(2025, 4, 1))
    an_accreditation(byrne, scheme("SSAIDP"), course_completed_on=date(2026, 4, 2))
    chan = a_person(northshire, "Chan")
    an_accreditation(chan, scheme("SSAIDP"), awarded_on=date(2020, 1, 6))
    left = a_person(northshire, "Hale", left_on=date(2026, 3, 31))
    an_accreditation(left, scheme("PIP2"), course_completed_on=date(2024, 5, 1))
    a_person(northshire, "Idris", unit=investigations)


def report(reads, user, **asked):
    answer = reads(user, "reports/pipeline/", **{"as_of": DAY} | asked)
    assert answer.status_code == 200
    return json.loads(b"".join(answer.streaming_content))


def rows(report):
    return sorted((row["surname"], row["stage"], row["days_in_stage"]) for row in report["rows"])


def test_everybody_stands_at_their_furthest_stage(reads, training_lead, way):
    found = report(reads, training_lead)
    assert rows(found) == [
        ("Byrne", "pip2", 365),
        ("Chan", "ssaidp", 2277),
        ("Okafor", "course", 30),
    ]
    counted = {one["name"]: one["value"] for one in found["figures"] if one["value"]}
    assert counted == {"all": 3, "stage course": 1, "stage pip2": 1, "stage ssaidp": 1}


def test_it_stands_as_on_the_day_that_is_asked_about(reads, training_lead, way):
    later = report(reads, training_lead, as_of=date(2026, 4, 2))
    assert ("Byrne", "ssaidp-course", 0) in rows(later)
    earlier = report(reads, training_lead, as_of=date(2026, 3, 31))
    assert "Hale" in {row[0] for row in rows(earlier)}


def test_a_unit_narrows_it(reads, training_lead, way, investigations):
    found = report(reads, training_lead, unit=investigations.uuid)
    assert [row[0] for row in rows(found)] == ["Byrne", "Okafor"]


def test_a_supervisor_sees_their_own_people(reads, sergeant, way):
    assert [row[0] for row in rows(report(reads, sergeant))] == ["Byrne", "Okafor"]


def test_csv_has_the_same_rows(reads, training_lead, way):
    answer = reads(
        training_lead, "reports/pipeline/", as_of=DAY, format="csv", fields="surname,stage"
    )
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert [line.split(",")[:2] for line in lines] == [
        ["surname", "stage"],
        ["Okafor", "course"],
        ["Byrne", "pip2"],
        ["Chan", "ssaidp"],
    ]
