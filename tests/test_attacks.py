"""What only someone who means ill would send: no page answers it with an error of ours."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import corrections, decisions, tokens, uploads
from capability.actions.acts import Refused
from capability.models import Batch, Correction, Decision, Dispute, Grant, UnresolvedRow
from capability.reports import history
from tests.capability.views.imports.steps import worked
from tests.capability.views.pages import text
from tests.factories.capability import a_log_in, a_person, a_scheme, a_user, an_accreditation

LONG = "9" * 5000
WRONG = ["a\0b", LONG, "-1", "\u00b2", "' or 1=1 --", "00000000-0000-0000-0000-000000000000"]


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def clerk(client, training_lead):
    client.force_login(training_lead)
    return client


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def waits(northshire):
    batch = Batch.objects.create(force=northshire, feed="people", as_at=date(2026, 4, 1))
    facts = {"row": 2, "content": "a", "queued_as": "12 Fox", "reason": "Nobody fits."}
    return UnresolvedRow.objects.create(
        force=northshire, batch=batch, feed="people", values={}, **facts
    )


@pytest.fixture
def upload(northshire, training_lead):
    """Read, and not yet mapped."""
    file = SimpleUploadedFile("staff.csv", b"ID,Last name\n7,Lee\n")
    brought = uploads.Brought("people", file, date(2026, 1, 4))
    upload = uploads.bring_in(northshire, brought, by=training_lead)
    worked()
    return upload


# --- Values that are none ---


@pytest.mark.parametrize("page", ["people", "gaps", "waiting", "units", "users", "person-join"])
@pytest.mark.parametrize("name", ["q", "force", "feed", "page"])
def test_a_nul_in_an_address_says_nothing(clerk, page, name):
    plain = clerk.get(reverse(page), {name: ""}).status_code
    assert clerk.get(reverse(page), {name: "\0"}).status_code == plain == 200


def test_no_path_has_a_nul(clerk, northshire):
    assert clerk.post("/imports/waiting/N%00S/apply/").status_code == 404


@pytest.mark.parametrize("person", [*WRONG, ""])
def test_a_row_is_not_decided_for_someone_who_is_not_there(clerk, waits, person):
    said = {"who": waits.queued_as, "kind": "person", "person": person}
    assert clerk.post(reverse("waiting-person", args=["NS"]), said).status_code == 404


@pytest.mark.parametrize("who", WRONG)
def test_a_row_that_does_not_wait_is_not_decided(clerk, waits, who):
    said = {"who": who, "kind": "skip"}
    assert clerk.post(reverse("waiting-person", args=["NS"]), said).status_code == 404


@pytest.mark.parametrize("row", WRONG)
def test_a_difference_that_is_not_there_is_not_decided(clerk, northshire, row):
    said = {"row": row, "kind": "keep"}
    assert clerk.post(reverse("waiting-differences"), said).status_code == 404


@pytest.mark.parametrize("row", WRONG)
def test_a_row_that_names_no_columns_is_passed_over(clerk, upload, row):
    page = reverse("upload-columns", args=[upload.uuid])
    assert clerk.get(page, {"header_row": row}).context["head"].number == 1
    assert clerk.post(page, {"header_row": row}).status_code == 200


def test_a_file_that_is_not_checked_has_no_preview(clerk, upload):
    answer = clerk.get(reverse("upload-preview", args=[upload.uuid]))
    assert answer.url == reverse("upload", args=[upload.uuid])


@pytest.mark.parametrize("seen", ["", f"{LONG} {LONG}", *WRONG])
def test_a_stamp_that_is_none_has_seen_nothing(okafor, seen):
    assert history.since(okafor, seen) == list(history.changes(okafor))


def test_the_installations_files_are_narrowed_by_what_they_know(client, northshire):
    keeper = a_user("keeper@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)
    tokens.issue(keeper)
    client.force_login(keeper)
    for page in ("force", "job", "apitoken"):
        address = reverse(f"admin:capability_{page}_export")
        assert client.get(address, {"nothing": "x"}).status_code == 400


# --- What would change one's own record, or let one in as somebody else ---


@pytest.mark.parametrize("decide", [corrections.keep, corrections.take])
def test_nobody_decides_between_a_file_and_their_own_record(training_lead, okafor, waits, decide):
    training_lead.person = okafor
    facts = {"force": okafor.force, "person": okafor, "feed": "people", "column": "surname"}
    correction = Correction.objects.create(**facts)
    differs = {"person": okafor.pk, "identity": "", "column": "surname"}
    waits.candidates = [differs | {"register": "Okafor", "file": "Okafour"}]
    waits.save()
    with pytest.raises(Refused, match="Your own record others keep"):
        decide(waits, training_lead)
    waits.refresh_from_db()
    assert waits.reason == "Nobody fits."
    assert Correction.objects.get() == correction


def test_nobody_decides_that_a_row_means_themselves(training_lead, okafor, waits):
    training_lead.person = okafor
    with pytest.raises(Refused, match="Your own record others keep"):
        decisions.decide(
            okafor.force, waits.queued_as, kind="person", by=training_lead, person=okafor
        )
    assert not Decision.objects.exists()


def test_an_invitation_gives_no_link_into_what_others_granted(
    clerk, northshire, investigations, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    known = a_user("keeper@westmarch.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)
    known.set_unusable_password()
    known.save()
    today = timezone.localdate()
    said = {"email": known.email, "access_role": "supervisor", "unit": str(investigations.uuid)}
    days = {"starts_on_0": today.day, "starts_on_1": today.month, "starts_on_2": today.year}
    page = clerk.post(reverse("user-invite"), said | days | {"reason": "Helps"}, follow=True)
    assert Grant.objects.filter(user=known, unit=investigations).exists()
    assert "ask whoever keeps log-ins for a link" in text(page)
    assert "/password/reset/key/" not in page.text


# --- What others have done ---


def test_the_history_of_someone_who_contests_a_datum_can_be_read(clerk, okafor):
    award = an_accreditation(okafor, a_scheme("FIRST"), awarded_on=date(2024, 3, 1))
    Dispute.objects.create(
        force=okafor.force,
        person=okafor,
        table="accreditation",
        row=award.pk,
        field="awarded_on",
        says="It was 8 March",
        opened_by=a_log_in("okafor@northshire.example", okafor),
    )
    said = text(clerk.get(reverse("person-history", args=[okafor.uuid])))
    assert "Dispute recorded" in said
    assert "It was 8 March" in said
