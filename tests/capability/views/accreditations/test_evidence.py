from datetime import date
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from capability.access import AccessRole
from capability.models import Evidence
from capability.reports import history
from tests.capability.views.pages import rows, text
from tests.capability.views.sending import parts, send
from tests.factories.capability import a_user, an_accreditation

PDF = b"%PDF-1.7 a certificate"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def award(okafor, first):
    return an_accreditation(okafor, first, awarded_on=date(2024, 3, 1))


def page(award, name="accreditation", *more):
    return reverse(name, args=[award.person.uuid, award.uuid, *more])


def attach(client, award, content=PDF, **facts):
    file = SimpleUploadedFile("../../Okafor's own name.exe", content, "text/html")
    facts = {"title": "Course certificate", "file": file} | facts
    return send(client, page(award, "evidence-attach"), **facts)


def test_a_file_is_kept_by_hash_under_a_random_name(clerk, award, files):
    assert attach(clerk, award).status_code == 302
    one = Evidence.objects.get()
    assert (one.title, one.sha256, one.size, one.media_type) == (
        "Course certificate",
        sha256(PDF).hexdigest(),
        len(PDF),
        "application/pdf",
    )
    (stored,) = [path for path in files.rglob("*") if path.is_file()]
    assert stored.read_bytes() == PDF
    assert (stored.relative_to(files).as_posix(), "Okafor" in one.storage_key) == (
        one.storage_key,
        False,
    )


def test_it_comes_back_as_a_download_that_runs_nothing(clerk, award):
    attach(clerk, award)
    one = Evidence.objects.get()
    answer = clerk.get(reverse("evidence-file", args=[one.uuid]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == f'attachment; filename="evidence-{one.uuid}.pdf"'
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == (
        "nosniff",
        "application/pdf",
    )


def test_a_reference_stands_for_what_is_kept_elsewhere(clerk, award):
    attach(clerk, award, file="", reference="Box 12, folder 4711")
    assert list(Evidence.objects.values_list("reference", "sha256", "size")) == [
        ("Box 12, folder 4711", "", None)
    ]


REFUSED = {
    "a program": (b"MZ\x90\x00\x03", "is none of these"),
    "an archive": (b"PK\x03\x04 no archive", "is none of these"),
    "nothing": (b"", "The file is empty."),
    "too much": (b"%PDF-" + b"0" * (10 * 1024 * 1024), "Choose one of up to 10 MB."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_evidence_is_refused_in_words(clerk, award, files, name):
    content, words = REFUSED[name]
    assert words in text(attach(clerk, award, content))
    assert (Evidence.objects.count(), list(files.iterdir())) == (0, [])


def test_the_same_file_is_not_attached_twice_and_leaves_no_copy(clerk, award, files):
    attach(clerk, award)
    assert "The same evidence is attached already." in text(attach(clerk, award))
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1


def test_neither_a_file_nor_a_reference_is_refused(clerk, award):
    assert "Choose a file, or say below where it is kept." in text(attach(clerk, award, file=""))


def test_withdrawn_it_stays_on_record(clerk, award):
    attach(clerk, award)
    one = Evidence.objects.get()
    answer = send(
        clerk, page(award, "evidence-withdraw", one.uuid), **parts(withdrawn_on=date(2026, 3, 1))
    )
    assert answer.status_code == 302
    assert rows(clerk.get(page(award)))[0][-1] == "Withdrawn 1 Mar 2026"


def test_an_officer_opens_their_own(client, clerk, award, okafor, investigations):
    attach(clerk, award)
    address = reverse("evidence-file", args=[Evidence.objects.get().uuid])
    own = a_user("okafor@northshire.example", AccessRole.SUPERVISOR, investigations)
    own.person = okafor
    own.save()
    client.force_login(own)
    assert b"".join(client.get(address).streaming_content) == PDF
    assert "Download" in text(client.get(page(award)))


def test_a_supervisor_knows_that_there_is_some_and_no_more(client, clerk, award, sergeant):
    attach(clerk, award)
    client.force_login(sergeant)
    assert (
        client.get(reverse("evidence-file", args=[Evidence.objects.get().uuid])).status_code == 403
    )
    for address in (page(award), reverse("person-history", args=[award.person.uuid])):
        said = client.get(address).text
        assert ("Course certificate" in said, sha256(PDF).hexdigest() in said) == (False, False)
    assert "1 submitted." in text(client.get(page(award)))


def test_an_auditor_knows_it_by_its_hash_and_does_not_open_it(client, clerk, award, northshire):
    attach(clerk, award)
    auditor = a_user("auditor@northshire.example", AccessRole.AUDITOR, northshire.root_unit)
    client.force_login(auditor)
    assert rows(client.get(page(award)))[0][:3] == [
        "Course certificate",
        "File, 22 bytes",
        sha256(PDF).hexdigest(),
    ]
    assert (
        client.get(reverse("evidence-file", args=[Evidence.objects.get().uuid])).status_code == 403
    )


@pytest.mark.parametrize("size", [1, 10])
def test_the_page_asks_the_same_however_much_there_is(
    client, sergeant, award, size, django_assert_max_num_queries
):
    for number in range(size):
        facts = {"title": "A letter", "reference": f"Box {number}"}
        Evidence.objects.create(force=award.force, accreditation=award, **facts)
    client.force_login(sergeant)
    with django_assert_max_num_queries(12):
        assert f"{size} submitted." in text(client.get(page(award)))


def test_nobody_of_another_force_finds_it(client, clerk, award, stranger):
    attach(clerk, award)
    one = Evidence.objects.get()
    client.force_login(stranger)
    addresses = [
        reverse("evidence-file", args=[one.uuid]),
        page(award),
        page(award, "evidence-attach"),
        page(award, "evidence-withdraw", one.uuid),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 4


def test_history_keeps_the_reason_and_not_where_the_file_lies(clerk, award):
    attach(clerk, award)
    (change,) = history.changes(award.person, of=history.models_of("evidence"))
    assert change.act.reason == "Seen on the certificate"
    assert Evidence.objects.get().storage_key not in str(change.details)


def test_a_word_file_is_known_by_its_parts(clerk, award):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    attach(clerk, award, packed.getvalue())
    assert Evidence.objects.get().media_type.endswith("wordprocessingml.document")
