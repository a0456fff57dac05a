import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from capability.access import AccessRole
from config import second_factor
from tests.factories.capability import a_grant, a_log_in

PASSWORD = "a long enough password"
MORNING = "2026-11-24 09:00:05Z"


@pytest.fixture
def morning():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def newcomer(investigations):
    """Has a grant and has yet to set up a second factor."""
    user = a_log_in("newcomer@northshire.example")
    a_grant(user, AccessRole.SUPERVISOR, investigations)
    return user


def sign_in(client, user, **also):
    asked = {"login": user.email, "password": PASSWORD} | also
    return client.post(reverse("account_login"), asked, follow=True)


def enter(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code}, follow=True)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def set_up(client):
    """As a reader of the page would: by the key under the picture."""
    secret = re.search(r"register-key\">(\w+)<", client.get(reverse("mfa_activate_totp")).text)[1]
    code, _left = second_factor.code_now(secret)
    return client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)


def test_a_password_alone_does_not_let_in(client, sergeant, morning):
    assert "Enter your code" in sign_in(client, sergeant).text
    assert not is_signed_in(client)
    assert client.get("/people/").status_code == 302


def test_a_code_lets_in_and_is_good_once(client, sergeant, morning):
    code, _left = second_factor.code_of(sergeant)
    sign_in(client, sergeant)
    enter(client, code)
    assert is_signed_in(client)
    client.logout()
    sign_in(client, sergeant)
    assert "Incorrect code." in enter(client, code).text
    assert not is_signed_in(client)


def test_yesterdays_code_is_refused(client, sergeant, morning):
    code, _left = second_factor.code_of(sergeant)
    sign_in(client, sergeant)
    morning.shift(30)
    assert "Incorrect code." in enter(client, code).text


def test_no_page_opens_before_it_is_set_up(client, newcomer, morning):
    client.force_login(newcomer)
    for page in ("/", "/people/", reverse("account_change_password"), reverse("mfa_index")):
        assert client.get(page).headers["Location"] == reverse("mfa_activate_totp")
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_set_up_shows_recovery_codes_once_and_opens_the_pages(client, newcomer, morning):
    client.force_login(newcomer)
    codes = re.findall(r"<li>(\d{8})</li>", set_up(client).text)
    assert len(codes) == 10
    assert client.get("/people/").status_code == 200
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert file.text.split() == codes
    again = client.get(reverse("mfa_view_recovery_codes")).text
    assert "can't be shown again" in again
    assert codes[0] not in again
    morning.shift(601)
    sign_in(client, newcomer)
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 302


def test_a_recovery_code_lets_in_once(client, newcomer, morning):
    client.force_login(newcomer)
    code = re.findall(r"<li>(\d{8})</li>", set_up(client).text)[3]
    for lets_in in (True, False):
        client.logout()
        sign_in(client, newcomer)
        enter(client, code)
        assert is_signed_in(client) == lets_in


def test_an_officer_may_but_need_not(client, db, morning):
    client.force_login(a_log_in("officer@northshire.example"))
    assert client.get(reverse("mfa_index")).status_code == 200
    set_up(client)
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_another_phone_is_set_up_by_removing_the_first(client, sergeant, morning):
    client.force_login(sergeant)
    page = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("mfa_activate_totp")


def test_a_session_left_open_does_not_remove_it(client, sergeant, morning):
    client.force_login(sergeant)
    morning.shift(301)
    page = client.post(reverse("mfa_deactivate_totp"))
    assert reverse("account_reauthenticate") in page.headers["Location"]


def test_the_picture_stands_in_the_page_without_a_style(client, newcomer):
    client.force_login(newcomer)
    drawn = re.search(r"<svg.*?</svg>", client.get(reverse("mfa_activate_totp")).text, re.DOTALL)[0]
    assert "style" not in drawn
    assert "data:" not in drawn


def test_secrets_are_not_kept_in_the_clear(client, newcomer, morning, settings):
    client.force_login(newcomer)
    set_up(client)
    kept = Authenticator.objects.get(user=newcomer, type="totp").data["secret"]
    secret = second_factor.Adapter().decrypt(kept)
    assert re.fullmatch("[A-Z2-7]{32}", secret)
    assert secret not in kept
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert second_factor.Adapter().decrypt(kept) == secret


def test_the_command_gives_the_code_of_now(sergeant, morning, capsys):
    call_command("code", sergeant.email)
    assert (capsys.readouterr().out.strip(), 25) == second_factor.code_of(sergeant)


def test_the_command_gives_none_in_production(sergeant, settings):
    settings.IN_PRODUCTION = True
    with pytest.raises(CommandError, match="its owner's phone alone"):
        call_command("code", sergeant.email)
