"""A file on its way in, through its pages."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from capability import tasks
from capability.access import AccessRole
from capability.models import Batch, Job, MappingProfile, Person, Upload, UploadState
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_person, a_user

TODAY = {"as_at_0": "1", "as_at_1": "4", "as_at_2": "2026"}
STAFF = "ID,Last name,Badge,Unit\n7,Lee,12,INV\n8,,13,NOWHERE\n9,Ray,14,NOWHERE\n"


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def worked():
    for pk in Job.objects.filter(state="queued", kind__endswith="-upload").values_list("pk"):
        tasks.work(*pk)


@pytest.fixture
def send(client, training_lead):
    """Send a file by the page, and let the work that this asks for be done."""

    def send(data=STAFF, *, feed="people", name="staff.csv", user=training_lead, **more):
        client.force_login(user)
        file = SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
        page = client.post(reverse("upload-new"), {"feed": feed, "file": file} | TODAY | more)
        worked()
        return page

    return send


@pytest.fixture
def mapped(client, send, investigations):
    """The file of staff, with its columns mapped as they are suggested."""

    def mapped(data=STAFF, **more):
        send(data)
        upload = Upload.objects.latest("pk")
        page = client.get(reverse("upload-columns", args=[upload.uuid]))
        answer = client.post(reverse("upload-columns", args=[upload.uuid]), filled(page) | more)
        assert answer.status_code == 302, text(answer)
        worked()
        return Upload.objects.get(pk=upload.pk)

    return mapped


def filled(page):
    """What the form says as it is shown."""
    form = page.context["form"]
    said = {"header_row": page.context["head"].number}
    for bound in form:
        if bound.value():
            said[bound.html_name] = bound.value()
    return said


def at(client, page, upload, **query):
    return client.get(reverse(page, args=[upload.uuid]), query)


def test_a_file_is_sent_and_its_columns_are_suggested(client, send):
    page = send()
    upload = Upload.objects.get()
    assert page.url == reverse("upload", args=[upload.uuid])
    assert (upload.state, upload.as_at) == (UploadState.MAPPING, date(2026, 4, 1))
    shown = at(client, "upload-columns", upload)
    suggested = {bound.name: bound.value() for bound in shown.context["form"] if bound.value()}
    assert suggested == {
        "column_surname": "Last name",
        "column_number": "Badge",
        "column_unit": "Unit",
        "name": "People of NS",
    }
    assert "Last name (Lee, Ray)" in shown.text


def test_a_needed_column_is_asked_for(client, send):
    send()
    upload = Upload.objects.get()
    answer = client.post(reverse("upload-columns", args=[upload.uuid]), {"column_surname": "Badge"})
    assert "Choose the column that holds “person ref”, or say what it is in every row" in text(
        answer
    )
    assert "Enter name of this mapping" in text(answer)


def test_the_mapping_is_that_of_the_command_line(client, mapped):
    upload = mapped(
        column_person_ref="ID",
        constant_kind="staff",
        dates=["%d-%b-%y"],
        two_digit_years="on",
        create=["units"],
    )
    assert upload.tables == {
        "source": {"dates": ["%d-%b-%y"], "two_digit_years": "past"},
        "columns": {
            "person_ref": "ID",
            "surname": "Last name",
            "number": "Badge",
            "unit": "Unit",
        },
        "constants": {"kind": "staff"},
        "create": {"units": True},
    }
    assert MappingProfile.objects.get().tables == upload.tables


def test_the_next_file_is_read_as_the_last(client, mapped, send):
    mapped(column_person_ref="ID", constant_kind="staff", name="HR")
    send("Last name,Badge,ID\nFox,3,10\n")
    shown = at(client, "upload-columns", Upload.objects.latest("pk"))
    suggested = {bound.name: bound.value() for bound in shown.context["form"] if bound.value()}
    assert suggested["column_person_ref"] == "ID"
    assert (suggested["constant_kind"], suggested["name"]) == ("staff", "HR")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"constant_joined_on": "31/02/2020"}, "There is no such day in the calendar."),
        ({"column_surname": "", "constant_surname": ""}, "Choose the column that holds “surname”"),
        ({"dates": ["%q"]}, "is not one of the available choices"),
    ],
)
def test_a_mapping_that_cannot_be(client, send, investigations, said, words):
    send()
    page = reverse("upload-columns", args=[Upload.objects.get().uuid])
    said = filled(client.get(page)) | {"column_person_ref": "ID"} | said
    assert words in text(client.post(page, said))


def test_the_row_of_the_header_is_found_below_a_preamble(client, send):
    send("Staff of the force;;\n\nID;Surname;Badge\n7;Lee;12\n")
    page = reverse("upload-columns", args=[Upload.objects.get().uuid])
    said = filled(client.get(page)) | {"column_person_ref": "ID"}
    assert said["header_row"] == 3
    client.post(page, said)
    worked()
    upload = Upload.objects.get()
    assert (upload.tables["source"], upload.counts["created"]) == ({"header": "ID"}, 1)


def test_problems_are_counted_by_rule_and_open_their_rows(client, mapped):
    upload = mapped(column_person_ref="ID")
    page = at(client, "upload-problems", upload)
    assert "2 rows can't go in as they are" in text(page)
    assert [row[0].split(" :")[0] for row in rows(page)] == ["2 rows", "1 row"]
    (row, other) = rows(
        at(client, "upload-problem", upload, kind="No unit has that code.", column="unit")
    )
    assert row[:3] == ["Row 3", "NOWHERE", "No unit has that code."]
    assert other[0] == "Row 4"


def test_faults_and_rejected_rows_as_files(client, mapped):
    upload = mapped(STAFF.replace("Ray", "=1+1"), column_person_ref="ID")
    faults = b"".join(at(client, "upload-faults", upload).streaming_content).decode("utf-8-sig")
    assert faults.splitlines()[0] == "row,column,value,rule,cure,severity"
    assert "4,surname,'=1+1,The text begins like a formula." in faults
    rejected = at(client, "upload-rejected", upload)
    lines = b"".join(rejected.streaming_content).decode("utf-8-sig").splitlines()
    assert rejected.headers["Content-Disposition"] == 'attachment; filename="staff-rejected.csv"'
    assert lines[0] == "ID,Last name,Badge,Unit,faults"
    assert lines[1].startswith("8,,13,NOWHERE,")


def test_unknown_codes_are_said_to_mean_ours(client, mapped):
    upload = mapped(column_person_ref="ID")
    page = reverse("upload-values", args=[upload.uuid])
    assert "Unit “NOWHERE”" in text(client.get(page))
    client.post(page, {"value_0": "INV"})
    worked()
    upload.refresh_from_db()
    assert upload.tables["values"] == {"unit": {"NOWHERE": "INV"}}
    assert MappingProfile.objects.get().tables["values"] == {"unit": {"NOWHERE": "INV"}}
    assert (upload.counts["created"], upload.counts["rejected"]) == (2, 1)


def test_the_mended_rows_go_straight_to_their_check(client, mapped):
    upload = mapped(column_person_ref="ID")
    file = SimpleUploadedFile("mended.csv", b"ID,Last name,Badge,Unit,faults\n8,Doe,13,INV,x\n")
    client.post(reverse("upload-mended", args=[upload.uuid]), {"file": file})
    worked()
    worked()
    mended = Upload.objects.get(replaces=upload)
    assert (mended.state, mended.counts["created"]) == (UploadState.CHECKED, 1)
    assert "Mended rows were sent as mended.csv" in text(at(client, "upload-problems", upload))


def test_a_preview_says_in_one_sentence_what_would_happen(client, mapped, northshire):
    a_person(northshire, "Leigh", person_ref="7", number="12")
    upload = mapped(column_person_ref="ID")
    page = at(client, "upload-preview", upload)
    assert "0 created , 1 changed , 0 stay as they are , 2 rejected , 0 wait ." in text(page)
    ((whose, _what, details),) = [row for row in rows(page) if row[1] == "Person changed"]
    assert (whose, details) == ("Ada Lee (12)", "Surname: Leigh → Lee")
    figures = {tab["name"]: tab["count"] for tab in page.context["tabs"]}
    for name, count in figures.items():
        assert (
            at(client, "upload-preview", upload, show=name).context["page"].paginator.count == count
        )
    assert rows(at(client, "upload-preview", upload, show="changed")) == [
        ["Row 2", "7", "Lee", "12", "INV"]
    ]


def test_a_file_goes_in_and_says_what_came_of_it(client, mapped):
    upload = mapped(column_person_ref="ID")
    answer = client.post(reverse("upload-apply", args=[upload.uuid]), follow=True)
    assert "The file goes in" in text(answer)
    worked()
    assert Person.objects.get().surname == "Lee"
    tasks.work(Job.objects.get(kind="recheck").pk)
    done = text(client.get(reverse("upload", args=[upload.uuid])))
    assert "The file is in" in done
    assert "No gap opened and none closed." in done
    assert "2 rows did not go in" in done


def test_a_second_person_finds_what_waits_and_confirms_it(client, mapped, northshire):
    a_person(northshire, "Lee", person_ref="7", number="12")
    data = "ID,Last name,Badge,Left\n7,Lee,12,31/03/2026\n"
    upload = mapped(data, column_person_ref="ID", column_left_on="Left")
    apply = reverse("upload-apply", args=[upload.uuid])
    assert "Send it to a second person" in text(at(client, "upload-preview", upload))
    client.post(apply)
    assert "can't be the second person" in text(client.post(apply, follow=True))
    second = a_user("second@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)
    client.force_login(second)
    listed = client.get(reverse("imports"), {"state": "waiting"})
    assert [row[1] for row in rows(listed)] == ["Waits for a second person"]
    shown = text(at(client, "upload-preview", upload))
    assert "(1 person leaves)" in shown
    assert "Ends" in shown
    client.post(apply)
    worked()
    upload.refresh_from_db()
    assert (upload.state, upload.confirmed_by, Batch.objects.count()) == ("applied", second, 1)


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
