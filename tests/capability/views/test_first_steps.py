"""The first page of a force that begins says what to do, and what of it is done."""

import pytest
from django.urls import reverse

from capability.access import AccessRole
from tests.capability.views.pages import text
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_category,
    a_person,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
    an_allocation,
)


@pytest.fixture
def said(client):
    def by(user):
        client.force_login(user)
        return text(client.get(reverse("start")))

    return by


def test_an_empty_force_has_all_to_do(said, training_lead):
    page = said(training_lead)
    assert "Set up Northshire Police" in page
    assert (page.count("To do"), page.count("Done")) == (6, 0)


def test_a_step_is_done_once_something_is_on_record(said, northshire, training_lead):
    a_person(northshire, unit=a_unit(northshire))
    page = said(training_lead)
    assert (page.count("To do"), page.count("Done")) == (4, 2)


def test_it_goes_once_cases_and_awards_are_there(said, northshire, training_lead):
    holder = a_person(northshire, unit=a_unit(northshire))
    an_accreditation(holder, a_scheme("FA", force=northshire), awarded_on=LONG_AGO)
    an_allocation(holder, a_case(northshire, a_category("BURG", force=northshire)))
    assert "Set up Northshire Police" not in said(training_lead)


def test_it_costs_little(client, training_lead, django_assert_max_num_queries):
    client.force_login(training_lead)
    with django_assert_max_num_queries(12):
        client.get(reverse("start"))


@pytest.mark.parametrize("role", [AccessRole.SUPERVISOR, AccessRole.ANALYST, AccessRole.AUDITOR])
def test_it_is_not_for_whoever_keeps_no_records(said, northshire, role):
    reader = a_user("reader@northshire.example", role, northshire.root_unit)
    assert "Set up" not in said(reader)


def test_it_is_for_whoever_keeps_the_whole_force(said, northshire):
    unit = a_unit(northshire)
    assert "Set up" not in said(a_user("clerk@northshire.example", AccessRole.LD_ADMIN, unit))


def test_an_empty_list_leads_to_the_file_that_fills_it(client, training_lead):
    client.force_login(training_lead)
    for page, feed in (("people", "people"), ("accreditations", "accreditations")):
        assert reverse("feed-template", args=[feed]) in client.get(reverse(page)).text


def test_a_template_leads_to_the_others(client, training_lead):
    client.force_login(training_lead)
    page = client.get(reverse("feed-template", args=["people"])).text
    assert reverse("feed-template", args=["units"]) in page
    assert reverse("feed-template", args=["forces"]) not in page


def test_a_page_before_all_else_has_no_menu(client, northshire):
    user = a_user("new@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)
    user.authenticator_set.all().delete()
    client.force_login(user)
    assert reverse("people") not in client.get(reverse("mfa_activate_totp")).text
