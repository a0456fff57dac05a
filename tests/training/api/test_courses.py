from datetime import date, timedelta

import pytest

from tests.factories.capability import a_person, a_scheme
from tests.factories.training import EVENT_ON, a_booking, a_course, an_event

BEFORE = str(EVENT_ON - timedelta(days=1))


@pytest.fixture
def event(northshire):
    scheme = a_scheme("SPECIAL", force=northshire)
    return an_event(a_course(northshire, scheme=scheme, cost="250.50"))


@pytest.fixture
def booking(northshire, investigations, event):
    person = a_person(northshire, unit=investigations)
    facts = {"event": event, "on": date(2026, 3, 2), "reason": "caseload"}
    return a_booking(person, event.course, "withdrawn", **facts)


def results(answer):
    return answer.json()["results"]


def test_a_course_says_what_it_does_and_when_it_is_next(reads, analyst, northshire, event):
    a_booking(a_person(northshire), event.course)
    (row,) = results(reads(analyst, "courses/", as_of=BEFORE))
    assert row == {
        "uuid": str(event.course.uuid),
        "force_code": "NS",
        "code": "SEX1",
        "name": "Sexual offences investigation",
        "scheme_code": "SPECIAL",
        "effect": "begins",
        "mode": "classroom",
        "length_in_days": None,
        "provider": "",
        "cost": "250.50",
        "risk": "medium",
        "starts_on": None,
        "ends_on": None,
        "is_on_offer": True,
        "next_on": "2027-03-01",
        "waiting_count": 1,
    }
    (row,) = results(reads(analyst, "courses/", as_of="2027-03-02"))
    assert row["next_on"] is None


def test_an_event_says_what_is_free(reads, analyst, northshire, event):
    a_booking(a_person(northshire), event.course, "offered", event=event)
    (row,) = results(reads(analyst, "events/", course="sex1", starts_from="2027-03-01"))
    assert row == {
        "uuid": str(event.uuid),
        "force_code": "NS",
        "course_uuid": str(event.course.uuid),
        "course_code": "SEX1",
        "starts_on": "2027-03-01",
        "ends_on": "2027-03-01",
        "places": 2,
        "taken": 1,
        "free": 1,
        "venue": "Northside",
        "cancelled_on": None,
    }
    assert results(reads(analyst, "events/", starts_to=BEFORE)) == []
    a_booking(a_person(northshire), event.course, "offered", event=event)
    assert results(reads(analyst, "events/", free="true")) == []
    assert len(results(reads(analyst, "events/", free="false"))) == 1


def test_an_analyst_reads_bookings_by_pseudonym(reads, analyst, booking, event):
    (row,) = results(reads(analyst, "bookings/"))
    assert row == {
        "uuid": str(booking.veiled_uuid),
        "pseudonym": str(booking.person.pseudonym),
        "force_code": "NS",
        "course_uuid": str(event.course.uuid),
        "course_code": "SEX1",
        "scheme_code": "SPECIAL",
        "step": "withdrawn",
        "step_on": "2026-03-02",
        "wanted_from": "2026-03-02",
        "event_uuid": str(event.uuid),
        "starts_on": "2027-03-01",
        "ends_on": "2027-03-01",
        "completed_on": None,
        "is_lost_to_operations": True,
    }


def test_a_supervisor_reads_them_by_name_within_the_unit(reads, sergeant, northshire, booking):
    a_booking(a_person(northshire), booking.course)
    (row,) = results(reads(sergeant, "bookings/"))
    assert (row["uuid"], row["surname"]) == (str(booking.uuid), "Okafor")
    assert "pseudonym" not in row


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"step": "withdrawn"}, 1),
        ({"step": "passed"}, 0),
        ({"lost": "true"}, 1),
        ({"lost": "false"}, 0),
        ({"course": "SEX1"}, 1),
        ({"scheme": "SPECIAL"}, 1),
        ({"as_of": "2026-03-01"}, 0),
    ],
)
def test_bookings_are_narrowed(reads, training_lead, booking, asked, number):
    assert len(results(reads(training_lead, "bookings/", **asked))) == number


def test_another_force_reads_nothing(reads, stranger, booking):
    for name in ("courses", "events", "bookings"):
        assert results(reads(stranger, f"{name}/")) == []
    assert reads(stranger, f"events/{booking.event.uuid}/").status_code == 404
