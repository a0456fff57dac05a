"""A clerk says whom a file means, for one person after another."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from capability import tasks
from capability.actions import corrections, uploads
from capability.models import Decision, Force, Person, Unit, Upload, User

pytestmark = pytest.mark.browser

CLERK = "training@northshire.example"
HEADER = "number,surname,forename,unit,starts_on\n"


@pytest.fixture
def a_checked_file(visitor, settings, tmp_path):
    """Postings of two people whom nobody fits, and of a tray."""
    settings.MEDIA_ROOT = tmp_path
    force, clerk = Force.objects.get(code="NOR"), User.objects.get(email=CLERK)
    near = Person.objects.filter(force=force).first()
    unit = Unit.objects.filter(force=force, is_root=False).first().code
    rows = [
        f"990,{near.surname},{near.forename},{unit},01/02/2026",
        f"990,{near.surname},{near.forename},{unit},01/03/2026",
        f"991,Nobodyknows,Ida,{unit},01/02/2026",
        f",Desk four,,{unit},01/02/2026",
    ]
    file = SimpleUploadedFile("postings.csv", (HEADER + "\n".join(rows)).encode())
    upload = uploads.bring_in(force, uploads.Brought("postings", file, date(2026, 4, 1)), by=clerk)
    tasks.work(upload.job.pk)
    upload = uploads.map_columns(upload, uploads.Mapped({}, "Postings", []), by=clerk)
    tasks.work(upload.job.pk)
    return Upload.objects.get()


def test_who_is_meant_is_decided_by_keyboard(visitor, a_checked_file):
    page, upload = visitor.page, a_checked_file
    visitor.sign_in(CLERK)
    page.goto(f"/imports/{upload.uuid}/people/")
    visitor.look_over("upload-people")
    button = page.get_by_role("button", name="This person").first
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("in every file of the force").wait_for()
    assert Decision.objects.get().kind == "person"
    page.get_by_role("link", name="Search for another person").last.click()
    page.get_by_label("Surname, number or reference").fill("a")
    page.keyboard.press("Enter")
    page.get_by_text("found").wait_for()
    visitor.look_over("upload-person")
    page.goto(f"/imports/{upload.uuid}/preview/")
    page.get_by_role("button", name="Check again with these decisions").focus()
    page.keyboard.press("Enter")
    page.get_by_text("It starts within a minute.").wait_for()
    upload.refresh_from_db()
    tasks.work(upload.job.pk)
    uploads.apply(Upload.objects.get(), by=upload.uploaded_by)
    tasks.work(Upload.objects.get().job.pk)
    page.goto("/imports/waiting/")
    visitor.look_over("waiting")


def test_which_of_two_is_right_is_shown_side_by_side(visitor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    force, clerk = Force.objects.get(code="NOR"), User.objects.get(email=CLERK)
    one = Person.objects.filter(force=force).first()
    corrections.set_by_hand(one, "people", ["surname"])
    file = SimpleUploadedFile("s.csv", f"person_ref,surname\n{one.person_ref},Other\n".encode())
    upload = uploads.bring_in(force, uploads.Brought("people", file, date(2026, 4, 1)), by=clerk)
    tasks.work(upload.job.pk)
    upload = uploads.map_columns(upload, uploads.Mapped({}, "People", []), by=clerk)
    tasks.work(upload.job.pk)
    upload = uploads.apply(Upload.objects.get(), by=clerk)
    tasks.work(upload.job.pk)
    visitor.sign_in(CLERK)
    visitor.page.goto("/imports/waiting/differences/")
    visitor.look_over("waiting-differences")
    visitor.page.get_by_role("button", name="The register").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_text("The register stands.").wait_for()
