import re

import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.models import User
from config.navigation import MENU, PERSON_TABS
from tests.factories.capability import a_person, a_user


@pytest.mark.parametrize("entry", [*MENU, *PERSON_TABS], ids=lambda entry: entry.label)
def test_every_entry_leads_to_a_page(entry):
    person = ["8c2c6d1e-5a70-4d5e-9a52-0d3f6b1c7a11"] if entry in PERSON_TABS else []
    assert reverse(entry.pages[0], args=person).startswith("/")


def marked(page):
    """The entries of the menu that say that they are the one that is open."""
    return re.findall(r'aria-current="true"><strong[^>]*>([\w-]+)', page.text)


@pytest.mark.parametrize(("page", "entry"), [("gaps", "Gaps"), ("people", "People")])
def test_the_menu_marks_where_the_reader_is(client, sergeant, page, entry):
    client.force_login(sergeant)
    assert marked(client.get(reverse(page))) == [entry]


@pytest.mark.parametrize("tab", PERSON_TABS, ids=lambda tab: tab.label)
def test_a_person_stands_under_people(client, sergeant, investigations, tab):
    person = a_person(investigations.force, unit=investigations)
    client.force_login(sergeant)
    assert marked(client.get(reverse(tab.pages[0], args=[person.uuid]))) == ["People"]


def tabs(page):
    return re.findall(r'register-tabs__link"[^>]*>([\w-]+)', page.text)


@pytest.mark.django_db
def test_without_a_power_there_is_no_entry(client):
    client.force_login(User.objects.create_user("new@northshire.example"))
    assert "govuk-service-navigation__item--active" not in client.get(reverse("people")).text


def test_an_analyst_has_no_tab_of_history(client, northshire):
    analyst = a_user("numbers@northshire.example", AccessRole.ANALYST, northshire.root_unit)
    person = a_person(northshire)
    client.force_login(analyst)
    page = client.get(reverse("person", args=[person.pseudonym]))
    assert tabs(page) == ["Accreditations", "Postings", "Cases", "Call-outs", "Gaps"]


def test_what_one_sees_of_oneself_alone_is_no_tab_of_others(client, northshire):
    allocator = a_user("cases@northshire.example", AccessRole.ALLOCATOR, northshire.root_unit)
    own, other = a_person(northshire), a_person(northshire)
    User.objects.filter(pk=allocator.pk).update(person=own)
    client.force_login(allocator)
    common = ["Accreditations", "Postings", "Cases", "Call-outs", "Gaps"]
    assert tabs(client.get(reverse("person", args=[other.uuid]))) == common
    assert tabs(client.get(reverse("person", args=[own.uuid])))[:5] == common
    assert "History" in tabs(client.get(reverse("person", args=[own.uuid])))


def entries(page):
    return {link["label"] for link in page.context["menu"]}


def test_what_is_of_whole_forces_is_offered_to_who_sees_one(client, sergeant, training_lead):
    of_forces = {entry.label for entry in MENU if entry.of_forces}
    for user, offered in ((sergeant, set()), (training_lead, of_forces)):
        client.force_login(user)
        assert entries(client.get(reverse("start"))) & of_forces == offered


def test_who_gives_cases_asks_from_the_menu_and_who_may_only_ask_from_the_units(
    client, sergeant, training_lead
):
    question = "Who can take a case?"
    for user, is_in_menu in ((sergeant, True), (training_lead, False)):
        client.force_login(user)
        page = client.get(reverse("units"))
        assert (question in entries(page)) is is_in_menu
        assert question in {link["label"] for link in page.context["buttons"]}


def test_a_unit_has_its_pages_as_tabs(client, sergeant, investigations):
    client.force_login(sergeant)
    page = client.get(reverse("team-picture", args=[investigations.uuid]))
    shown = [(tab["label"], tab["is_here"]) for tab in page.context["unit_tabs"]]
    assert shown == [
        ("The unit", False),
        ("Who holds what", False),
        ("As a picture", True),
        ("On paper", False),
    ]
