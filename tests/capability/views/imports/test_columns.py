"""Which column of a file is which of ours, on the page that asks."""

from datetime import date

import pytest
from django.urls import reverse

from capability.models import MappingProfile, Upload, UploadState
from tests.capability.views.imports.steps import at, filled, worked
from tests.capability.views.pages import text


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


def test_a_sheet_is_chosen_where_there_are_several(client, send, a_workbook):
    staff = [["person_ref", "surname"], ["P1", "Ames"]]
    path = a_workbook({"Notes": [["x"]], "Staff": staff, "Old": [["y"]]}, hidden=["Old"])
    send(path.read_bytes(), name="staff.xlsx")
    upload = Upload.objects.get()
    page = reverse("upload", args=[upload.uuid])
    assert "The workbook has 2 sheets, and 1 that cannot be seen (Old)" in text(client.get(page))
    for sheet in ("Old", "Staff"):
        client.post(reverse("upload-sheet", args=[upload.uuid]), {"sheet": sheet})
        worked()
    shown = at(client, "upload-columns", upload)
    assert shown.context["head"].header == ["person_ref", "surname"]
    client.post(reverse("upload-columns", args=[upload.uuid]), filled(shown))
    worked()
    upload.refresh_from_db()
    assert (upload.tables["source"], upload.counts["created"]) == ({"sheet": "Staff"}, 1)
