"""What is sent to a form by someone who means ill, or in somebody else's name: nothing changes."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from capability.models import Accreditation, Act, Evidence, Person, Upload
from tests.capability.views.pages import text
from tests.capability.views.sending import hidden
from tests.factories.capability import a_person, a_scheme, an_accreditation

PDF = b"%PDF-1.7 a certificate"
PROGRAM = b"MZ\x90\x00\x03"
PAGE = b"<!doctype html><script>alert(document.cookie)</script>"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def award(okafor):
    return an_accreditation(okafor, a_scheme("FIRST"), awarded_on="2024-03-01")


def stored(files):
    return [path for path in files.rglob("*") if path.is_file()]


# --- A form that another site sends in the name of whoever is signed in ---


@pytest.fixture
def elsewhere(training_lead):
    """The clerk's own session, and a page that is none of ours."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(training_lead)
    return client


def register():
    """All that the forms below would change."""
    tables = (Act, Accreditation, Evidence, Person, Upload)
    return [list(model.objects.order_by("pk").values()) for model in tables]


FORMS = {
    "person-correct": {"surname": "Wrong", "reason": "None"},
    "person-leave": {"left_on_0": "1", "left_on_1": "3", "left_on_2": "2026", "reason": "None"},
    "evidence-attach": {"title": "None", "reference": "Box 1", "reason": "None"},
    "accreditation-revoke": {"revoked_on_0": "1", "reason": "None"},
    "upload-new": {"feed": "people"},
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("token", [None, "x" * 64])
def test_a_form_of_another_site_changes_nothing(elsewhere, award, files, name, token):
    address = page_of(name, award)
    assert elsewhere.get(address).status_code == 200
    before = register()
    said = FORMS[name] | ({"csrfmiddlewaretoken": token} if token else {})
    said["file"] = SimpleUploadedFile("staff.csv", b"person_ref,surname\n7,Lee\n")
    answer = elsewhere.post(address, said)
    assert answer.status_code == 403
    assert "This form is too old to send" in text(answer)
    assert "Nothing was changed." in text(answer)
    assert (register(), stored(files)) == (before, [])


def page_of(name, award):
    ids = {"person": [award.person.uuid], "upload": []}
    return reverse(name, args=ids.get(name.split("-")[0], [award.person.uuid, award.uuid]))


def test_the_same_form_with_its_own_token_is_taken(elsewhere, award):
    """Else the tests above would prove nothing."""
    address = page_of("evidence-attach", award)
    shown = elsewhere.get(address)
    own = {name: hidden(shown, name) for name in ("csrfmiddlewaretoken", "seen")}
    assert elsewhere.post(address, FORMS["evidence-attach"] | own).status_code == 302
    assert Evidence.objects.get().reference == "Box 1"


# --- Files that are not what they say ---


@pytest.fixture
def attach(client, training_lead, award):
    """Send these files, all in the one field."""
    client.force_login(training_lead)
    address = page_of("evidence-attach", award)

    def attach(*sent, **said):
        said |= {"title": "Certificate", "reason": "Seen", "file": list(sent)}
        return client.post(address, said | {"seen": hidden(client.get(address), "seen")})

    return attach


def a_file(content, name="certificate.pdf", kind="application/pdf"):
    return SimpleUploadedFile(name, content, kind)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(PROGRAM, "The file is none of these", id="a-program-named-pdf"),
        pytest.param(b"PK\x03\x04", "The file is none of these", id="an-archive-named-pdf"),
        pytest.param(b"\x00" * 9, "The file is none of these", id="zeros"),
        pytest.param(PDF * (1 << 19), "Choose one of up to 10 MB", id="too-large"),
    ],
)
def test_a_file_that_is_none_leaves_nothing(attach, files, content, words):
    assert words in text(attach(a_file(content)))
    assert (Evidence.objects.count(), stored(files)) == (0, [])


@pytest.mark.parametrize(
    "name", ["../../../../etc/cron.d/x", "..\\..\\x.exe", "/etc/passwd", "a\x00b.pdf", "x" * 500]
)
def test_a_name_leads_nowhere(attach, files, name):
    attach(a_file(PDF, name))
    (path,) = stored(files)
    assert path.relative_to(files).as_posix() == Evidence.objects.get().storage_key
    assert path.parent == files / "evidence"
    assert path.name.isalnum()


def test_a_page_named_as_a_certificate_is_plain_text_to_whoever_opens_it(attach, client):
    assert attach(a_file(PAGE)).status_code == 302
    one = Evidence.objects.get()
    answer = client.get(reverse("evidence-file", args=[one.uuid]))
    assert b"".join(answer.streaming_content) == PAGE
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"] == f'attachment; filename="evidence-{one.uuid}.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_of_two_files_in_one_field_the_one_that_is_looked_at_is_kept(attach, files):
    attach(a_file(PROGRAM), a_file(PDF))
    (path,) = stored(files)
    assert (path.read_bytes(), Evidence.objects.get().sha256) == (PDF, sha256(PDF).hexdigest())


def test_the_first_of_two_files_vouches_for_no_other(attach, files):
    assert "The file is none of these" in text(attach(a_file(PDF), a_file(PROGRAM)))
    assert (Evidence.objects.count(), stored(files)) == (0, [])


def test_a_file_and_a_reference_at_once_are_refused(attach, files):
    said = text(attach(a_file(PDF), reference="Box 12"))
    assert "Give a file or a reference, not both." in said
    assert (Evidence.objects.count(), stored(files)) == (0, [])
