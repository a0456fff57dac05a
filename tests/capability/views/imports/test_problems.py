"""What is wrong with a file, by rule and row by row, and the rows mended."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from capability.models import Upload, UploadState
from tests.capability.views.imports.steps import STAFF, at, worked
from tests.capability.views.pages import rows, text


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


def test_the_mended_rows_go_straight_to_their_check(client, mapped):
    upload = mapped(column_person_ref="ID")
    file = SimpleUploadedFile("mended.csv", b"ID,Last name,Badge,Unit,faults\n8,Doe,13,INV,x\n")
    client.post(reverse("upload-mended", args=[upload.uuid]), {"file": file})
    worked()
    worked()
    mended = Upload.objects.get(replaces=upload)
    assert (mended.state, mended.counts["created"]) == (UploadState.CHECKED, 1)
    assert "Mended rows were sent as mended.csv" in text(at(client, "upload-problems", upload))


@pytest.mark.parametrize("count", [10, 100])
def test_a_step_costs_the_same_however_many_rows(
    client, mapped, count, django_assert_max_num_queries
):
    lines = "".join(f"{n},,{n},NOWHERE\n" for n in range(count))
    upload = mapped("ID,Last name,Badge,Unit\n" + lines, column_person_ref="ID")
    for page in ("upload", "upload-problems", "upload-people", "upload-preview"):
        with django_assert_max_num_queries(12):
            assert at(client, page, upload, show="rejected").status_code == 200
