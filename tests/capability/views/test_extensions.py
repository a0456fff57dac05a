from datetime import date

import pytest
from django.urls import reverse

from capability.actions import extensions
from capability.models import AwardExtension
from tests.capability.views.pages import rows, text
from tests.capability.views.sending import parts, send
from tests.factories.capability import a_person, a_scheme, an_accreditation

FIRST, LAST, UNTIL = date(2024, 3, 1), date(2024, 3, 31), date(2024, 9, 30)


@pytest.fixture
def scheme(db):
    return a_scheme("SPECIAL")


@pytest.fixture
def held(northshire, investigations, scheme):
    """Good until the end of March, by someone of Northside Investigations."""
    person = a_person(northshire, "Byrne", unit=investigations, person_ref="R-7")
    return an_accreditation(person, scheme, awarded_on=date(2021, 4, 1), valid_to=LAST)


def propose(client, scheme, **data):
    days = parts(expires_from=FIRST, expires_to=LAST, until=UNTIL)
    asked = {"reference": "Circular 3/2024", "scheme": scheme.pk, "months": ""} | days | data
    return send(client, reverse("extension-propose"), **asked)


def test_it_is_looked_at_applied_and_undone(client, training_lead, scheme, held, reads):
    client.force_login(training_lead)
    said = text(client.get(propose(client, scheme).url))
    assert "It would make 1 award of 1 team good for longer." in said
    page = client.get(reverse("extension", args=[AwardExtension.objects.get().uuid]))
    assert rows(page) == [
        ["Northside Investigations", "1"],
        ["Ada Byrne", "R-7", "31 Mar 2024", "30 Sep 2024"],
    ]
    one = AwardExtension.objects.get()
    done = send(client, reverse("extension-apply", args=[one.uuid]))
    said = text(client.get(done.url))
    assert "1 award is good for longer. Undo this" in said
    assert "It made 1 award of 1 team good for longer." in said
    told = text(client.get(reverse("accreditation", args=[held.person.uuid, held.uuid])))
    assert "Extended From 31 March 2024 to 30 September 2024 by Circular 3/2024" in told
    answer = reads(training_lead, f"accreditations/{held.uuid}/").json()
    days = {name: answer[name] for name in ("extended_from", "valid_to", "extended_by")}
    assert days == {
        "extended_from": "2024-03-31",
        "valid_to": "2024-09-30",
        "extended_by": "Circular 3/2024",
    }
    one.refresh_from_db()
    send(client, reverse("act-undo", args=[one.applied_in.uuid]))
    answer = reads(training_lead, f"accreditations/{held.uuid}/").json()
    assert (answer["extended_from"], answer["valid_to"]) == (None, "2024-03-31")


def test_a_proposal_is_taken_back(client, training_lead, scheme, held):
    client.force_login(training_lead)
    page = client.get(propose(client, scheme).url).text
    link = page.split("Take the proposal back")[0].rsplit('href="', 1)[1].split('"')[0]
    send(client, link)
    assert not AwardExtension.objects.exists()


def test_whoever_proposed_many_is_told_to_ask_another(
    client, training_lead, scheme, held, monkeypatch
):
    monkeypatch.setattr(extensions, "MOST_BY_ONE", 0)
    client.force_login(training_lead)
    page = client.get(propose(client, scheme).url)
    assert "It takes two people" in text(page)
    assert "Ask someone else." in text(page)
    assert "Apply it" not in page.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (parts(until=None), "Enter a new last good day, or a number of months, not both."),
        ({"months": "6"}, "Enter a new last good day, or a number of months, not both."),
        (parts(until=LAST), "That makes nothing longer."),
        (parts(expires_to=date(2024, 2, 1)), "1 February 2024 is before 1 March 2024."),
        ({"reference": ""}, "Enter instrument"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_proposed(data, words, client, training_lead, scheme):
    client.force_login(training_lead)
    assert words in text(propose(client, scheme, **data))
    assert not AwardExtension.objects.exists()


def test_the_person_reads_it_in_the_history(client, training_lead, scheme, held):
    client.force_login(training_lead)
    propose(client, scheme)
    send(client, reverse("extension-apply", args=[AwardExtension.objects.get().uuid]))
    said = text(client.get(reverse("person-history", args=[held.person.uuid])))
    assert "Extended award recorded : extension Circular 3/2024" in said
    assert "last good day 31 March 2024 → 30 September 2024" in said


def test_the_list_and_the_page_ask_little(
    client, training_lead, scheme, held, northshire, django_assert_max_num_queries
):
    for _ in range(10):
        an_accreditation(a_person(northshire), scheme, awarded_on=date(2021, 4, 1), valid_to=LAST)
    client.force_login(training_lead)
    address = propose(client, scheme).url
    for page in (reverse("extensions"), address):
        with django_assert_max_num_queries(16):
            client.get(page)
