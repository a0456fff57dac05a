from datetime import date
from uuid import uuid4

import pytest

from capability.access import AccessRole
from capability.models import Scheme, Suspension
from capability.serializers import AccreditationDetailSerializer
from tests.factories.capability import a_grant, a_person, an_accreditation

DAY = "2026-04-01"


@pytest.fixture
def pip2(db):
    return Scheme.objects.get(code="PIP2")


@pytest.fixture
def ssaidp(db):
    return Scheme.objects.get(code="SSAIDP")


@pytest.fixture
def award(northshire, investigations, pip2):
    """Of someone in the sergeant's department; good up to and on the last of March."""
    person = a_person(northshire, "Okafor", unit=investigations, person_ref="R-1", number="1234")
    return an_accreditation(
        person,
        pip2,
        awarded_on=date(2023, 4, 1),
        valid_to=date(2026, 3, 31),
        certificate="C-77",
        source="from A. Okafor",
    )


@pytest.fixture
def course(northshire, ssaidp):
    """Of someone elsewhere in the force."""
    person = a_person(northshire, "Byrne", person_ref="R-2", number="2345")
    return an_accreditation(person, ssaidp, course_completed_on=date(2026, 1, 5))


def test_an_accreditation_by_name(reads, training_lead, award):
    answer = reads(training_lead, f"accreditations/{award.uuid}/", as_of=DAY).json()
    assert answer.pop("generated_at")
    assert answer == {
        "as_of": DAY,
        "uuid": str(award.uuid),
        "person_uuid": str(award.person.uuid),
        "person_ref": "R-1",
        "number": "1234",
        "surname": "Okafor",
        "forename": "Ada",
        "force_code": "NS",
        "scheme_code": "PIP2",
        "scheme_name": award.scheme.name,
        "version_label": award.version.label,
        "state": "lapsed",
        "course_completed_on": None,
        "portfolio_opened_on": None,
        "portfolio_due_on": None,
        "awarded_on": "2023-04-01",
        "expires_on": None,
        "valid_to": "2026-03-31",
        "extended_from": None,
        "extended_by": None,
        "is_transfer": False,
        "recognised_on": None,
        "revoked_on": None,
        "suspended_from": None,
        "suspended_to": None,
        "certificate": "C-77",
        "disputed": [],
        "source": "from A. Okafor",
    }


def test_the_state_is_that_of_the_day(reads, training_lead, award):
    Suspension.objects.create(
        force=award.force,
        accreditation=award,
        starts_on=date(2025, 1, 1),
        ends_on=date(2025, 1, 31),
    )
    days = ("2023-03-31", "2023-04-01", "2025-01-31", "2025-02-01", "2026-03-31", "2026-04-01")
    assert [_state(reads, training_lead, award, day) for day in days] == [
        "not-started",
        "current",
        "suspended",
        "current",
        "current",
        "lapsed",
    ]


def _state(reads, user, award, day):
    return reads(user, f"accreditations/{award.uuid}/", as_of=day).json()["state"]


def test_an_analyst_sees_nothing_that_tells_who(reads, analyst, award):
    answer = reads(analyst, "accreditations/")
    (row,) = answer.json()["results"]
    assert row["pseudonym"] == str(award.person.pseudonym)
    assert row.keys().isdisjoint({"person_uuid", "person_ref", "number", "certificate", "source"})
    told = answer.content.decode()
    hidden = (str(award.person.uuid), "Okafor", "Ada", "R-1", "1234", "C-77")
    assert not any(word in told for word in hidden)


def test_a_sergeant_who_is_analyst_of_the_force_sees_both_ways(
    reads, sergeant, northshire, award, course
):
    a_grant(sergeant, AccessRole.ANALYST, northshire.root_unit)
    rows = reads(sergeant, "accreditations/", ordering="scheme").json()["results"]
    assert [(row.get("surname"), row.get("source"), row.get("pseudonym")) for row in rows] == [
        ("Okafor", "from A. Okafor", None),
        (None, None, str(course.person.pseudonym)),
    ]


def test_a_sergeant_sees_the_department_alone(reads, sergeant, award, course):
    assert _schemes(reads(sergeant, "accreditations/")) == ["PIP2"]
    assert reads(sergeant, f"accreditations/{course.uuid}/").status_code == 404


def test_a_stranger_sees_nothing_by_any_way(reads, stranger, award):
    person = award.person.uuid
    assert reads(stranger, "accreditations/").json()["results"] == []
    assert reads(stranger, "accreditations/", scheme="PIP2").json()["results"] == []
    assert reads(stranger, "accreditations/", ordering="surname").json()["results"] == []
    assert reads(stranger, "accreditations/", person=person).json()["results"] == []


def test_what_a_stranger_may_not_see_looks_as_if_it_were_missing(reads, stranger, award):
    unseen = reads(stranger, f"accreditations/{award.uuid}/")
    assert unseen.status_code == 404
    assert unseen.content == reads(stranger, f"accreditations/{uuid4()}/").content


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["PIP2", "SSAIDP"]),
        ({"scheme": "SSAIDP"}, ["SSAIDP"]),
        ({"scheme": ["SSAIDP", "PIP2"]}, ["PIP2", "SSAIDP"]),
        ({"state": "lapsed"}, ["PIP2"]),
        ({"state": ["course-complete", "lapsed"]}, ["PIP2", "SSAIDP"]),
        ({"awarded_from": "2023-04-01"}, ["PIP2"]),
        ({"awarded_to": "2023-03-31"}, []),
        ({"valid_to_from": "2026-04-01"}, []),
        ({"valid_to_to": "2026-03-31"}, ["PIP2"]),
    ],
)
def test_narrowed(reads, training_lead, award, course, asked, found):
    asked = {"as_of": DAY, "ordering": "scheme"} | asked
    assert _schemes(reads(training_lead, "accreditations/", **asked)) == found


def test_of_one_unit(reads, training_lead, award, course, investigations):
    answer = reads(training_lead, "accreditations/", unit=investigations.uuid)
    assert _schemes(answer) == ["PIP2"]


def test_of_one_person_by_what_the_caller_knows(reads, training_lead, analyst, award, course):
    person = award.person
    known = [(training_lead, person.uuid), (analyst, person.pseudonym)]
    unknown = [(training_lead, person.pseudonym), (analyst, person.uuid)]
    assert [_of(reads, *asked) for asked in (*known, *unknown)] == [["PIP2"], ["PIP2"], [], []]


def _of(reads, user, person):
    return _schemes(reads(user, "accreditations/", person=person))


def test_the_schema_names_what_rows_have(reads, training_lead, analyst, award):
    named = reads(training_lead, f"accreditations/{award.uuid}/").json()
    by_pseudonym = reads(analyst, f"accreditations/{award.veiled_uuid}/").json()
    assert set(named) | set(by_pseudonym) == set(AccreditationDetailSerializer().fields) - {
        "known_at"
    }


def _schemes(answer):
    return [row["scheme_code"] for row in answer.json()["results"]]
