from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from capability.access import AccessRole
from capability.actions import tokens
from capability.models import Accreditation, AnsweredRequest, Batch, Job, UnresolvedRow
from capability.pages.posting import WritesPerMinute
from tests.factories.capability import a_force, a_person, a_scheme, a_user
from tests.factories.training import a_course
from training.models import Booking

ADDRESS = "/api/v1/completions/"
DONE = {"person_ref": "P1", "course": "SEX1", "completed_on": "2026-03-06", "result": "passed"}


def send(user, *rows, key="k-1", may_write=True, **body):
    """The API's answer to those completions of Northshire."""
    said = {"force": "NS", "completions": list(rows)} | body
    return client(user, may_write).post(ADDRESS, said, "json", headers={"idempotency-key": key})


def client(user, may_write=True):
    _token, secret = tokens.issue(user, may_write=may_write)
    return APIClient(headers={"authorization": f"Token {secret}"})


@pytest.fixture
def officer(northshire):
    a_course(northshire, scheme=a_scheme("SPECIAL", force=northshire))
    return a_person(northshire, person_ref="P1")


def problem(answer):
    body = answer.json()
    assert answer["content-type"] == "application/problem+json"
    return answer.status_code, {one["field"]: one["detail"] for one in body["errors"]}


def test_a_pass_begins_the_accreditation_as_a_file_would(training_lead, officer):
    answer = send(training_lead, DONE | {"reference": "LMS-9"})
    batch = Batch.objects.get()
    assert answer.status_code == 201
    assert answer.json() == {
        "batch": str(batch.uuid),
        "as_at": timezone.localdate().isoformat(),
        "read": 1,
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "rejected": 0,
        "unresolved": 0,
        "warnings": 0,
        "rows": [{"row": 0, "reference": "LMS-9", "outcome": "created", "faults": []}],
    }
    assert (batch.feed, batch.loaded_by, batch.created) == ("courses", training_lead, 1)
    assert Booking.objects.get().accreditation == Accreditation.objects.get(person=officer)
    assert Job.objects.get().kind == "recheck"


def test_each_row_is_told_of_and_rejects_no_other(training_lead, officer):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = send(
        training_lead,
        DONE,
        DONE | {"course": "SEX2"},
        DONE | {"completed_on": "06/03/2026"},
        DONE | {"completed_on": tomorrow.isoformat()},
        DONE | {"person_ref": "P9"},
        DONE | {"result": "failed"},
    ).json()
    told = [(row["outcome"], [one["field"] for one in row["faults"]]) for row in answer["rows"]]
    assert told == [
        ("created", []),
        ("rejected", ["course"]),
        ("rejected", ["completed_on"]),
        ("rejected", ["completed_on"]),
        ("unresolved", [""]),
        ("rejected", [""]),
    ]
    assert answer["rows"][1]["faults"] == [
        {
            "field": "course",
            "value": "SEX2",
            "rule": "No course has that code.",
            "cure": "Did you mean SEX1?",
            "severity": "error",
        }
    ]
    assert answer["rows"][5]["faults"][0]["rule"] == "Row 0 is about the same and says otherwise."
    assert UnresolvedRow.objects.get().reason == "Nobody has that reference."
    assert Booking.objects.count() == 1


def test_where_nothing_can_go_in_nothing_is_written(training_lead, officer):
    answer = send(training_lead, DONE | {"course": "SEX2"}, DONE | {"completed_on": ""})
    assert problem(answer) == (
        422,
        {
            "completions.0.course": "SEX2: No course has that code. Did you mean SEX1?",
            "completions.1.completed_on": "A value is needed here. Fill the cell.",
        },
    )
    assert not Batch.objects.exists()
    assert send(training_lead, DONE).status_code == 201


def test_the_same_key_and_body_is_the_same_answer_and_one_effect(training_lead, officer):
    first, again = send(training_lead, DONE), send(training_lead, DONE)
    assert (again.status_code, again.content) == (201, first.content)
    assert [one["Idempotency-Replayed"] for one in (first, again)] == ["false", "true"]
    assert Batch.objects.count() == Booking.objects.count() == 1


def test_the_same_key_and_another_body_is_refused(training_lead, officer):
    send(training_lead, DONE)
    told = "The key was used for another body. Give each new request a key of its own."
    answer = send(training_lead, DONE | {"result": "failed"})
    assert problem(answer) == (422, {"Idempotency-Key": told})
    assert Booking.objects.get().step == "passed"


def test_the_same_row_under_another_key_changes_nothing(training_lead, officer):
    send(training_lead, DONE)
    answer = send(training_lead, DONE, key="k-2").json()
    assert (answer["created"], answer["unchanged"]) == (0, 1)


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 201])
def test_a_key_is_needed(training_lead, officer, key):
    status, told = problem(send(training_lead, DONE, key=key.encode("latin-1").decode("latin-1")))
    assert (status, list(told)) == (400, ["Idempotency-Key"])
    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"completions": []}, ["completions"]),
        ({"completions": [DONE] * 501}, ["completions"]),
        ({"completions": [{"colour": "red"}]}, ["completions.0.colour"]),
        ({"completions": [{"course": {}}]}, ["completions.0.course"]),
        ({"colour": "red"}, ["colour"]),
        ({"force": "WM"}, ["force"]),
        ({"force": None}, ["force"]),
    ],
)
def test_a_body_that_makes_no_sense(training_lead, stranger, officer, body, fields):
    status, told = problem(send(training_lead, DONE, **body))
    assert (status, list(told)) == (400, fields)
    assert not Batch.objects.exists()


def test_a_token_writes_only_where_it_was_made_to(training_lead, officer):
    answer = send(training_lead, DONE, may_write=False)
    assert (answer.status_code, Booking.objects.count()) == (403, 0)
    assert "reads and changes nothing" in answer.json()["detail"]


def test_whoever_brings_in_no_files_sends_nothing(sergeant, analyst, officer):
    assert {send(user, DONE).status_code for user in (sergeant, analyst)} == {403}


def test_nobody_sends_their_own_completion(training_lead, officer):
    training_lead.person = officer
    training_lead.save()
    status, told = problem(send(training_lead, DONE))
    assert (status, list(told)) == (422, ["completions.0."])
    assert told["completions.0."].startswith("It changes your own record, which others keep.")
    assert not Booking.objects.exists()


def test_too_many_requests_a_minute_are_refused(training_lead, officer, monkeypatch):
    monkeypatch.setattr(WritesPerMinute, "rate", "2/min")
    monkeypatch.setattr(WritesPerMinute, "scope", f"test-{training_lead.uuid}")
    statuses = [send(training_lead, DONE).status_code for _ in range(3)]
    assert statuses == [201, 201, 429]


def test_a_body_that_is_too_large_is_not_read(training_lead, officer):
    answer = send(training_lead, DONE | {"reference": "x" * 1_000_000})
    assert (answer.status_code, Batch.objects.count()) == (413, 0)


@pytest.mark.django_db(transaction=True)
def test_one_effect_whoever_repeats_it_at_the_same_time():
    force = a_force("NS")
    lead = a_user("lead@northshire.example", AccessRole.LD_ADMIN, force.root_unit)
    a_course(force, scheme=a_scheme("SPECIAL", force=force))
    a_person(force, person_ref="P1")

    def sent(_place):
        status = send(lead, DONE).status_code
        connection.close()
        return status

    with ThreadPoolExecutor(4) as several:
        statuses = set(several.map(sent, range(8)))
    assert statuses - {409} == {201}
    assert Batch.objects.count() == Booking.objects.count() == AnsweredRequest.objects.count() == 1
