from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from capability.access import AccessRole
from capability.actions import tokens
from capability.models import Act, User
from tests.capability.views.pages import text
from tests.factories.capability import a_force, a_grant, a_log_in, a_person, a_user

REASON = {"reason": "Asked by their line manager"}


@pytest.fixture
def admin(client, northshire):
    """The system administrator, signed in."""
    user = a_user("admin@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)
    client.force_login(user)
    return user


def post(client, page, user, **also):
    return client.post(reverse(page, args=[user.uuid]), REASON | also, follow=True)


def test_disabled_means_out_at_once_with_tokens_and_for_good(client, admin, sergeant, reads):
    theirs, asks = Client(), reads.later(sergeant, "people/")
    theirs.force_login(sergeant)
    page = post(client, "user-disable", sergeant)
    assert "sergeant@northshire.example is disabled" in text(page)
    assert theirs.get("/people/").status_code == 302
    assert asks().status_code == 401
    post(client, "user-enable", sergeant)
    assert theirs.get("/people/").status_code == 302
    assert asks().status_code == 401
    theirs.force_login(User.objects.get(pk=sergeant.pk))
    assert theirs.get("/people/").status_code == 200


def test_the_command_disables_too(sergeant, reads, capsys):
    asks = reads.later(sergeant, "people/")
    call_command("disable", sergeant.email)
    assert asks().status_code == 401


def test_nobody_disables_whom_another_force_relies_on(client, admin, sergeant):
    a_grant(sergeant, AccessRole.SUPERVISOR, a_force("WM", name="Westmarch").root_unit)
    assert post(client, "user-disable", sergeant).status_code == 404


@pytest.fixture
def passed_through(northshire):
    """A log-in whose first grant was in another force, and is over."""
    user = a_log_in("moved@northshire.example", a_person(northshire))
    elsewhere = a_force("WM", name="Westmarch").root_unit
    a_grant(user, AccessRole.ANALYST, elsewhere, ends_on=date(2020, 1, 1))
    return user


@pytest.mark.parametrize("grants", [0, 1])
@pytest.mark.parametrize("page", ["user-disable", "token-revoke"])
def test_an_act_about_a_log_in_stands_with_the_force_that_it_is_done_for(
    client, admin, passed_through, northshire, page, grants
):
    for _grant in range(grants):
        a_grant(passed_through, AccessRole.SUPERVISOR, northshire.root_unit)
    token, _key = tokens.issue(passed_through)
    post(client, page, token if page == "token-revoke" else passed_through)
    assert Act.objects.get().force == northshire


@pytest.mark.parametrize("page", ["user-disable", "user-link", "user-second-factor"])
def test_nobody_keeps_their_own_log_in(client, admin, page):
    assert post(client, page, admin).status_code == 404


def test_a_log_in_is_linked_to_a_person(client, admin, sergeant, northshire):
    person = a_person(northshire, person_ref="HR7")
    page = post(client, "user-link", sergeant, reference="hr7")
    assert "is the log-in of the person hr7." in text(page)
    sergeant.refresh_from_db()
    assert sergeant.person == person


def test_one_person_has_one_log_in(client, admin, sergeant, training_lead, northshire):
    training_lead.person = a_person(northshire, person_ref="HR7")
    training_lead.save()
    page = post(client, "user-link", sergeant, reference="HR7")
    assert "has the log-in training@northshire.example already." in text(page)


def test_a_reference_of_another_force_is_not_found(client, admin, sergeant):
    a_person(a_force("WM", name="Westmarch"), person_ref="HR7")
    page = post(client, "user-link", sergeant, reference="HR7")
    assert "Nobody within your reach has the reference HR7." in text(page)


def test_without_phone_and_codes_the_second_factor_is_set_up_anew(client, admin, sergeant):
    post(client, "user-second-factor", sergeant)
    theirs = Client()
    theirs.force_login(User.objects.get(pk=sergeant.pk))
    assert theirs.get("/people/").headers["Location"] == reverse("mfa_activate_totp")


def test_who_has_a_password_needs_no_new_link(client, admin, sergeant):
    assert "has a password" in text(post(client, "user-new-link", sergeant))


def test_tokens_are_not_on_the_way_back(client, admin, analyst):
    _token, _key = tokens.issue(analyst)
    post(client, "user-disable", analyst)
    assert not analyst.auth_token_set.exists()


def test_only_a_grant_that_one_could_have_made_is_offered_to_be_ended(
    client, northshire, training_lead, sergeant
):
    """L&D lets supervisors in, and no administrators."""
    client.force_login(training_lead)
    other = a_user("other@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)
    for user, is_offered in ((sergeant, True), (other, False)):
        ending = reverse("grant-end", args=[user.grants.get().uuid])
        page = client.get(reverse("user", args=[user.uuid]))
        assert (ending in page.text) == is_offered
        assert (client.get(ending).status_code == 200) == is_offered
