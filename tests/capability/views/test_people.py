import pytest
from django.urls import reverse

from capability.models import Person
from tests.capability.views.pages import rows, text
from tests.factories.capability import LONG_AGO, a_person, a_scheme, a_unit, an_accreditation

PEOPLE = reverse("people")


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations, number="4711")


@pytest.fixture
def byrne(northshire):
    response = a_unit(northshire, "RESP", name="Response West")
    return a_person(northshire, "Byrne", forename="Cora", unit=response)


def names(page):
    return [row[0] for row in rows(page)]


def test_people_stand_by_name(client, training_lead, okafor, byrne):
    client.force_login(training_lead)
    page = client.get(PEOPLE)
    assert rows(page) == [
        ["Cora Byrne", byrne.number, "Response West", "", f"Since {LONG_AGO:%-d %b %Y}"],
        ["Ada Okafor", "4711", "Northside Investigations", "", f"Since {LONG_AGO:%-d %b %Y}"],
    ]
    assert "2 people are on record." in text(page)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"q": "oka"}, ["Ada Okafor"]),
        ({"q": "4711"}, ["Ada Okafor"]),
        ({"q": "cora byrne"}, ["Cora Byrne"]),
        ({"q": "nobody"}, []),
        ({"serving": "false"}, []),
        ({"kind": "officer"}, ["Cora Byrne", "Ada Okafor"]),
    ],
)
def test_filters(client, training_lead, okafor, byrne, filters, found):
    client.force_login(training_lead)
    assert names(client.get(PEOPLE, filters)) == found


def test_a_unit_narrows_to_its_subtree(client, training_lead, investigations, okafor, byrne):
    client.force_login(training_lead)
    page = client.get(PEOPLE, {"unit": investigations.uuid})
    assert names(page) == ["Ada Okafor"]
    assert "1 person is on record in Northside Investigations" in text(page)


def test_a_state_narrows_to_who_is_in_it(client, training_lead, okafor, byrne):
    an_accreditation(byrne, a_scheme("FIRST"), awarded_on=LONG_AGO)
    client.force_login(training_lead)
    found = client.get(PEOPLE, {"scheme": "FIRST", "state": ["current", "due"]})
    assert names(found) == ["Cora Byrne"]


def test_a_value_that_nobody_knows_is_explained(client, training_lead, okafor):
    client.force_login(training_lead)
    page = client.get(PEOPLE, {"state": "asleep"})
    assert '<li><a href="#id_state">There is no state asleep.' in page.text
    assert "Nothing is listed until the filters above make sense." in text(page)


def test_a_sergeant_sees_the_department_alone(client, sergeant, okafor, byrne):
    client.force_login(sergeant)
    assert names(client.get(PEOPLE)) == ["Ada Okafor"]


def test_another_force_sees_nobody(client, stranger, okafor):
    client.force_login(stranger)
    assert "There is nobody on record in your units yet." in text(client.get(PEOPLE))


def test_an_analyst_sees_pseudonyms_in_no_order_of_names(client, analyst, northshire):
    for surname in ("Abel", "Brown", "Clark", "Dunn", "Evans"):
        a_person(northshire, surname)
    client.force_login(analyst)
    pseudonyms = sorted(str(person.pseudonym) for person in Person.objects.all())
    assert names(client.get(PEOPLE)) == [f"Person {pseudonym[:8]}" for pseudonym in pseudonyms]
