import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from capability.models import Upload
from tests.capability.views.imports.steps import STAFF, TODAY, filled, worked
from tests.capability.views.pages import text


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


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


@pytest.fixture
def a_workbook(tmp_path):
    """Write an XLSX: sheets by name, each a list of rows; those in `hidden` can't be seen."""

    def write(sheets, hidden=()):
        path = tmp_path / "file.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            for name, rows in sheets.items():
                sheet = workbook.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
                if name in hidden:
                    sheet.hide()
        return path

    return write
