import pytest
from django.urls import reverse

from capability.models import Alias
from tests.capability.views.pages import text
from tests.factories.capability import a_case, a_category, a_person, a_scheme, an_allocation

SEARCH = reverse("search")


@pytest.fixture
def okafor(northshire, investigations):
    facts = {"unit": investigations, "person_ref": "R-1", "number": "1234"}
    person = a_person(northshire, "Okafor", **facts)
    Alias.objects.create(
        force=northshire, person=person, surname="Smythe", surname_key="SMYTHE", number="77"
    )
    case = a_case(northshire, a_category("BURGLARY", force=northshire), reference="24/3318")
    an_allocation(person, case)
    return person


@pytest.fixture
def byrne(northshire):
    return a_person(northshire, "Byrne", number="77")


@pytest.mark.parametrize("words", ["okaf", "ada okafor", "1234", "r-1", "  smythe "])
def test_one_person_alone_opens(client, training_lead, okafor, byrne, words):
    client.force_login(training_lead)
    assert client.get(SEARCH, {"q": words}).url == reverse("person", args=[okafor.uuid])


def test_several_are_listed(client, training_lead, okafor, byrne):
    client.force_login(training_lead)
    said = text(client.get(SEARCH, {"q": "77"}))
    assert "2 things answer to “77”" in said
    assert "Ada Byrne , number 77, Northshire Police" in said
    assert "Ada Okafor , number 1234, Northside Investigations" in said


def test_a_case_leads_to_whoever_holds_it(client, training_lead, okafor):
    client.force_login(training_lead)
    found = client.get(SEARCH, {"q": "24/33"})
    assert found.url == reverse("person-cases", args=[okafor.uuid])


def test_a_unit_and_a_scheme_open(client, training_lead, investigations):
    scheme = a_scheme("RARE")
    client.force_login(training_lead)
    for words, page, row in (("northside", "unit", investigations), ("rare", "scheme", scheme)):
        found = client.get(SEARCH, {"q": words})
        assert found.url == reverse(page, args=[row.uuid])
        assert client.get(found.url).status_code == 200


def test_of_several_each_has_its_own_link(client, training_lead, investigations):
    scheme = a_scheme("INV")
    client.force_login(training_lead)
    page = client.get(SEARCH, {"q": "inv"}).text
    for name, row in (("unit", investigations), ("scheme", scheme)):
        assert f'href="{reverse(name, args=[row.uuid])}"' in page


@pytest.mark.parametrize("words", ["nobody", "%", "_", "\x00", "a" * 5000, "'; --"])
def test_nothing_found_says_what_was_searched(client, training_lead, okafor, words):
    client.force_login(training_lead)
    page = client.get(SEARCH, {"q": words})
    assert page.status_code == 200
    assert "Searched were" in text(page) or "Write a name" in text(page)


def test_a_sergeant_finds_the_department_alone(client, sergeant, okafor, byrne):
    client.force_login(sergeant)
    assert client.get(SEARCH, {"q": "77"}).url == reverse("person", args=[okafor.uuid])
    assert "Nothing is found" in text(client.get(SEARCH, {"q": "byrne"}))


def test_another_force_finds_nothing(client, stranger, okafor):
    client.force_login(stranger)
    for words in ("okafor", "24/3318", "northside"):
        assert "Nothing is found" in text(client.get(SEARCH, {"q": words}))


def test_an_analyst_has_no_search(client, analyst, okafor):
    client.force_login(analyst)
    assert client.get(SEARCH, {"q": "okafor"}).status_code == 403
    assert "register-search" not in client.get("/").text


@pytest.mark.parametrize("size", [10, 100])
def test_it_asks_the_same_however_many_there_are(
    client, sergeant, investigations, django_assert_num_queries, size
):
    for _number in range(size):
        a_person(investigations.force, unit=investigations)
    client.force_login(sergeant)
    with django_assert_num_queries(8):
        client.get(SEARCH, {"q": "okafor"})
