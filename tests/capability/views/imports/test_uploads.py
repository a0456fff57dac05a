"""Files on their way in: who sends, sees and moves them."""

import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.models import Job, Upload, UploadState
from tests.capability.views.imports.steps import at, worked
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_user


def test_what_was_given_up_says_why_and_can_be_tried_again(client, mapped):
    upload = mapped(column_person_ref="ID")
    client.post(reverse("upload-check", args=[upload.uuid]))
    job = Job.objects.filter(kind="check-upload").latest("pk")
    Job.objects.filter(pk=job.pk).update(state="quarantined", attempts=3, reason="Lost.")
    shown = client.get(reverse("upload", args=[upload.uuid]))
    assert "The work was given up after 3 attempts, and nothing was written: Lost." in text(shown)
    client.post(reverse("upload-again", args=[upload.uuid]))
    worked()
    upload.refresh_from_db()
    assert upload.state == UploadState.CHECKED


@pytest.mark.parametrize("role", [AccessRole.AUDITOR, AccessRole.ALLOCATOR])
def test_who_may_not_bring_it_in_moves_nothing(client, mapped, northshire, role):
    upload = mapped(column_person_ref="ID")
    client.force_login(a_user("other@northshire.example", role, northshire.root_unit))
    sees = role == AccessRole.AUDITOR
    assert client.get(reverse("upload-preview", args=[upload.uuid])).status_code == (
        200 if sees else 404
    )
    answer = client.post(reverse("upload-apply", args=[upload.uuid]))
    assert answer.status_code == (403 if sees else 404)


def test_an_allocator_brings_in_cases_alone(client, send, northshire):
    allocator = a_user("cases@northshire.example", AccessRole.ALLOCATOR, northshire.root_unit)
    send("a,b\n1,2\n", feed="allocations", user=allocator)
    assert Upload.objects.get().feed == "allocations"
    assert "Select a valid choice" in text(send(feed="people", user=allocator))


def test_a_stranger_finds_nothing(client, mapped, stranger):
    upload = mapped(column_person_ref="ID")
    client.force_login(stranger)
    for page in ("upload", "upload-columns", "upload-problems", "upload-preview", "upload-faults"):
        assert at(client, page, upload).status_code == 404
    assert rows(client.get(reverse("imports"))) == []


def test_the_list_costs_as_much_with_100_files(
    client, send, training_lead, django_assert_max_num_queries
):
    send()
    upload = Upload.objects.get()
    for _ in range(99):
        upload.pk, upload.uuid = None, None
        Upload.objects.create(
            force=upload.force,
            feed="people",
            file_name="x.csv",
            size=1,
            as_at=upload.as_at,
            uploaded_by=training_lead,
            job=upload.job,
        )
    with django_assert_max_num_queries(12):
        assert len(rows(client.get(reverse("imports")))) == 50


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"file": ""}, "Choose a file"),
        ({"feed": ""}, "Choose what the file is about"),
        ({"as_at_2": "2199"}, "That day is still to come"),
        ({"as_at_0": "31", "as_at_1": "2"}, "There is no such day"),
    ],
)
def test_what_is_missing_is_named(client, send, said, words):
    assert words in text(send(**said))


def test_an_ending_that_nobody_reads(send):
    assert "must end in .csv, .csv.gz or .xlsx" in text(send(name="staff.ods"))
    assert not Upload.objects.exists()
