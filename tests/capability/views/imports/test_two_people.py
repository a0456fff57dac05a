"""Which files take two people, and who can't be the second: whoever had a hand in it."""

import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.models import Decision, Person, Upload
from tests.capability.views.imports.steps import at, filled, worked
from tests.capability.views.pages import text
from tests.factories.capability import a_person, a_scheme, a_user

OWN = "because it changes the own record of someone who brought it in or worked on it."
AWARDS = (
    "person_ref,number,surname,scheme,awarded_on\n7,,,FIRST,2024-01-01\n,88,Lee,FIRST,2025-01-01\n"
)


@pytest.fixture
def clerks(northshire, training_lead):
    """Three who bring in files, each with a record of their own: 7, 8 and 9."""
    users = [training_lead]
    users += [
        a_user(f"{name}@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)
        for name in ("second", "third")
    ]
    for reference, user in zip("789", users, strict=True):
        user.person = a_person(northshire, "Clarke", person_ref=reference, number=reference)
        user.save()
    return users


@pytest.fixture
def sends(client):
    """Somebody sends a form of the file's, and the work that it asks for is done."""

    def sends(user, page, upload, **said):
        client.force_login(user)
        answer = client.post(reverse(page, args=[upload.uuid]), said, follow=True)
        worked()
        upload.refresh_from_db()
        return text(answer)

    return sends


@pytest.fixture
def of(mapped):
    """A file that changes the surnames of the people with these references."""

    def of(*references):
        rows = "".join(f"{one},Clark,{one},\n" for one in references)
        return mapped(f"ID,Last name,Badge,Unit\n{rows}", column_person_ref="ID")

    return of


def test_ones_own_record_goes_in_by_the_word_of_another(client, clerks, of, sends):
    first, second, _third = clerks
    upload = of("7", "1")
    assert upload.counts["own_of"] == [first.person_id]
    assert OWN in text(at(client, "upload-preview", upload))
    assert "waits for a second person" in sends(first, "upload-apply", upload)
    assert "can't be the second person" in sends(first, "upload-apply", upload)
    client.force_login(second)
    shown = text(at(client, "upload-preview", upload))
    assert f"it takes two {OWN}" in shown
    sends(second, "upload-apply", upload)
    assert (upload.state, upload.confirmed_by) == ("applied", second)
    assert Person.objects.get(person_ref="7").surname == "Clark"


def test_the_second_is_nobody_whose_own_record_it_holds(client, clerks, of, sends):
    first, second, third = clerks
    upload = of("7", "8")
    sends(first, "upload-apply", upload)
    client.force_login(second)
    assert "It changes your own record" in text(at(client, "upload-preview", upload))
    assert "It changes your own record" in sends(second, "upload-apply", upload)
    assert upload.state == "waiting"
    sends(third, "upload-apply", upload)
    assert (upload.state, upload.confirmed_by) == ("applied", third)


def test_nobody_brings_in_their_own_record_for_a_colleague(clerks, of, sends):
    first, second, _third = clerks
    upload = of("8")
    assert "It changes your own record" in sends(second, "upload-apply", upload)
    assert upload.state == "checked"
    sends(first, "upload-apply", upload)
    assert (upload.state, upload.confirmed_by) == ("applied", None)


def test_a_record_that_became_ones_own_since_stops_the_file(northshire, training_lead, of, sends):
    known = a_person(northshire, "Clarke", person_ref="7", number="7")
    upload = of("7")
    training_lead.person = known
    training_lead.save()
    sends(training_lead, "upload-apply", upload)
    assert upload.state == "checked"
    assert upload.refusal.startswith("The register has changed since the file was checked")


def test_whoever_maps_the_file_of_another_is_not_its_second(client, clerks, of, sends):
    first, second, third = clerks
    upload = of("7")
    client.force_login(second)
    said = filled(at(client, "upload-columns", upload)) | {"column_forename": "Unit"}
    sends(second, "upload-columns", upload, **said)
    assert upload.state == "checked"
    sends(second, "upload-apply", upload)
    assert upload.state == "waiting"
    for user in (first, second):
        assert "can't be the second person" in sends(user, "upload-apply", upload)
    sends(third, "upload-apply", upload)
    assert (upload.state, upload.confirmed_by) == ("applied", third)


def test_whoever_says_what_its_words_mean_is_not_its_second(clerks, mapped, sends):
    _first, second, _third = clerks
    upload = mapped("ID,Last name,Badge,Unit\n7,Clark,7,NOWHERE\n", column_person_ref="ID")
    sends(second, "upload-values", upload, value_0="INV")
    sends(second, "upload-apply", upload)
    assert upload.state == "waiting"


def test_whoever_looks_at_it_again_may_be_its_second(clerks, of, sends):
    _first, second, _third = clerks
    upload = of("7")
    sends(second, "upload-check", upload)
    sends(second, "upload-apply", upload)
    assert (upload.state, upload.confirmed_by) == ("applied", second)


def decided(northshire, by):
    lee = a_person(northshire, "Ley", number="99")
    facts = {"force": northshire, "queued_as": "88 Lee", "kind": "person", "person": lee}
    return Decision.objects.create(**facts, decided_by=by)


@pytest.mark.parametrize("is_before", [True, False])
def test_whoever_decides_about_its_rows_is_not_its_second(
    client, clerks, send, sends, northshire, is_before
):
    _first, second, _third = clerks
    a_scheme("FIRST")
    if is_before:
        decided(northshire, second)
    send(AWARDS, feed="accreditations")
    upload = Upload.objects.get()
    sends(clerks[0], "upload-columns", upload, **filled(at(client, "upload-columns", upload)))
    if not is_before:
        decided(northshire, second)
        sends(second, "upload-check", upload)
    assert upload.counts["created"] == 2
    assert upload.counts["decided_by"] == ([] if is_before else [second.pk])
    sends(second, "upload-apply", upload)
    assert upload.state == ("applied" if is_before else "waiting")
