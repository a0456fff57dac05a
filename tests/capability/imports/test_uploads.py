"""A file that was brought in on a page, through its jobs to the register."""

import gzip
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capability import tasks
from capability.access import AccessRole
from capability.actions import staged, uploads
from capability.actions.acts import Refused
from capability.models import Batch, Job, Person, Service, Upload, UploadState
from tests.factories.capability import a_person, a_user

PEOPLE = "person_ref,surname,number,forename,joined_on,left_on,unit\n"


@pytest.fixture
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def bring_in(kept, northshire, training_lead):
    """Bring in a text as a file, and do the work that this asks for."""

    def bring(text, *, feed="people", name="staff.csv", **more):
        data = text.encode() if isinstance(text, str) else text
        brought = uploads.Brought(feed, SimpleUploadedFile(name, data), date(2026, 4, 1))
        upload = uploads.bring_in(northshire, brought, by=training_lead, **more)
        return worked(upload)

    return bring


def worked(upload):
    """The file once all the work that waits is done."""
    for pk in Job.objects.filter(state="queued", kind__endswith="-upload").values_list("pk"):
        tasks.work(*pk)
    return Upload.objects.get(pk=upload.pk)


@pytest.fixture
def checked(bring_in, training_lead):
    def check(text, *, tables=None, **more):
        upload = bring_in(text, **more)
        mapped = uploads.Mapped(tables or {}, "As ever", [])
        return worked(uploads.map_columns(upload, mapped, by=training_lead))

    return check


def test_the_beginning_is_kept(bring_in):
    upload = bring_in(PEOPLE + "7,Lee,,,,,\n\n8,Ray,,,,,\n")
    assert upload.state == UploadState.MAPPING
    assert [(line.row, line.said[:2]) for line in upload.rows.all()] == [
        (1, ["person_ref", "surname"]),
        (2, ["7", "Lee"]),
        (4, ["8", "Ray"]),
    ]


def test_a_check_writes_nothing_and_keeps_what_it_found(checked, northshire):
    a_person(northshire, "Byrne", person_ref="R-1", number="12", joined_on=date(2012, 1, 2))
    upload = checked(PEOPLE + "R-1,Byrne,12,,,31/03/2026,\n7,Lee,,,,,\n8,,,,,,NOWHERE\n")
    assert (Person.objects.count(), Batch.objects.count()) == (1, 0)
    assert Service.objects.get().left_on is None
    assert upload.state == UploadState.CHECKED
    counts = {name: upload.counts[name] for name in ("read", "created", "changed", "rejected")}
    assert counts == {"read": 3, "created": 1, "changed": 1, "rejected": 1}
    assert upload.counts["leaving"] == 1
    (change,) = upload.changes.all()
    assert (change.what, change.done, change.whose) == ("Service", "changed", "Ada Byrne (12)")
    assert change.details == [["last day of service", "", "31 March 2026"]]
    assert change.is_ending
    assert [(fault.row, fault.column, fault.kind) for fault in upload.faults.all()] == [
        (4, "surname", "A value is needed here."),
        (4, "unit", "No unit has that code."),
    ]


def test_the_rejected_rows_can_be_mended(checked):
    upload = checked(PEOPLE + "7,=Lee,,,31/02/2020,-,\n")
    with staged.default_storage.open(staged.rejected_key(upload)) as file:
        header, row = file.read().decode("utf-8-sig").splitlines()
    assert header == PEOPLE.strip() + ",faults"
    assert row.startswith("7,'=Lee,,,31/02/2020,,,")
    assert "joined_on: There is no such day in the calendar." in row


def test_a_mended_file_is_read_as_the_first_was(checked, bring_in):
    tables = {"columns": {"person_ref": "ID", "surname": "Name"}, "constants": {"kind": "staff"}}
    first = checked("ID,Name\n7,Lee\n8,\n", tables=tables)
    mended = worked(bring_in("ID,Name,faults\n8,Ray,surname: …\n", replaces=first))
    assert (mended.state, mended.tables) == (UploadState.CHECKED, tables)
    assert (mended.counts["created"], mended.counts["ignored"]) == (1, ["faults"])


def test_a_file_goes_in_as_shown(checked, training_lead):
    upload = checked(PEOPLE + "7,Lee,,,,,\n")
    upload = worked(uploads.apply(upload, by=training_lead))
    assert (upload.state, upload.batch.created) == (UploadState.APPLIED, 1)
    assert upload.batch.file_name == "staff.csv"
    assert upload.batch.loaded_by == training_lead
    assert Job.objects.get(kind="recheck").pk == upload.counts["recheck"]


def test_work_that_is_done_twice_does_nothing_the_second_time(checked, training_lead):
    upload = checked(PEOPLE + "7,Lee,,,,,\n")
    upload = worked(uploads.apply(upload, by=training_lead))
    tasks.apply_upload(upload.job)
    assert Batch.objects.count() == 1


def test_what_would_no_longer_do_what_was_shown_stops(checked, northshire, training_lead):
    upload = checked(PEOPLE + "7,Lee,,,,,\n")
    a_person(northshire, "Leigh", person_ref="7")
    upload = worked(uploads.apply(upload, by=training_lead))
    assert (upload.state, Batch.objects.count()) == (UploadState.CHECKED, 0)
    assert upload.refusal.startswith("The register has changed since the file was checked")


def test_who_asked_and_may_no_longer_is_not_obeyed(checked, training_lead):
    upload = uploads.apply(checked(PEOPLE + "7,Lee,,,,,\n"), by=training_lead)
    training_lead.grants.update(ends_on=date(2020, 1, 1))
    upload = worked(upload)
    assert (upload.state, Batch.objects.count()) == (UploadState.CHECKED, 0)
    assert "may no longer bring in such a file" in upload.refusal


@pytest.fixture
def colleague(northshire):
    return a_user("second@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)


def test_where_someone_leaves_it_takes_two(checked, northshire, training_lead, colleague):
    a_person(northshire, "Byrne", person_ref="R-1", number="12")
    upload = checked(PEOPLE + "R-1,Byrne,12,,,31/03/2026,\n")
    waits = uploads.apply(upload, by=training_lead)
    assert (waits.state, Batch.objects.count()) == (UploadState.WAITING, 0)
    with pytest.raises(Refused, match="can't be the second person"):
        uploads.apply(waits, by=training_lead)
    upload = worked(uploads.apply(waits, by=colleague))
    assert (upload.state, upload.confirmed_by) == (UploadState.APPLIED, colleague)


def test_whoever_says_how_it_is_read_has_a_hand_in_it(checked, training_lead, colleague):
    upload = checked(PEOPLE + "".join(f"P{n},Lee,,,,,\n" for n in range(501)))
    mapped = uploads.Mapped({"constants": {"kind": "staff"}}, "Otherwise", [])
    upload = worked(uploads.map_columns(upload, mapped, by=colleague))
    assert uploads.apply(upload, by=colleague).state == UploadState.WAITING


def test_more_than_500_rows_take_two(checked, training_lead):
    upload = checked(PEOPLE + "".join(f"P{n},Lee,,,,,\n" for n in range(501)))
    assert uploads.apply(upload, by=training_lead).state == UploadState.WAITING
    fewer = checked(PEOPLE + "".join(f"P{n},Lee,,,,,\n" for n in range(500)))
    assert uploads.apply(fewer, by=training_lead).state == UploadState.APPLYING


def test_a_file_that_cannot_be_read_says_why(bring_in):
    upload = bring_in(gzip.compress(b"no workbook"), name="staff.xlsx")
    assert (upload.state, upload.refusal) == (
        UploadState.REFUSED,
        "staff.xlsx is damaged, or no .xlsx file. Save it again.",
    )


def test_files_go_after_30_days_and_what_was_found_after_7(checked, kept, training_lead):
    upload = worked(uploads.apply(checked(PEOPLE + "7,,,,,,\n"), by=training_lead))
    open_one = checked(PEOPLE + "7,,,,,,\n")
    today = upload.uploaded_at.date()
    staged.tidy(on=today + uploads.ROWS_ARE_KEPT)
    assert upload.faults.count() == 1
    staged.tidy(on=today + 2 * uploads.ROWS_ARE_KEPT)
    assert (upload.faults.count(), open_one.faults.count()) == (0, 1)
    assert len(list((kept / "uploads").iterdir())) == 3
    staged.tidy(on=today + 2 * uploads.FILES_ARE_KEPT)
    open_one.refresh_from_db()
    assert (open_one.state, open_one.storage_key) == (UploadState.DROPPED, "")
    assert list((kept / "uploads").iterdir()) == []
