import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.capability import a_log_in

PASSWORD = "a long enough password"


def signed_in(client):
    return "_auth_user_id" in client.session


def test_an_officer_signs_in_by_password(client, db):
    officer = a_log_in("officer@northshire.example")
    client.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert signed_in(client)


def test_a_wrong_password_is_explained_without_telling_who_exists(client, sergeant):
    answers = [
        client.post(reverse("account_login"), {"login": email, "password": "wrong"})
        for email in (sergeant.email, "nobody@northshire.example")
    ]
    said = [re.findall(r"__list.*?<li>(.*?)</li>", page.text, re.DOTALL) for page in answers]
    assert (
        said[0] == said[1] == ["The email address and/or password you specified are not correct."]
    )
    assert not signed_in(client)


@pytest.mark.django_db
def test_an_empty_form_says_what_to_enter_and_leads_there(client):
    page = client.post(reverse("account_login"), {}).text
    assert '<li><a href="#id_login">Enter email</a></li>' in page
    assert '<li><a href="#id_password">Enter password</a></li>' in page
    assert "<title>Error: Sign in" in page


def test_signing_out_takes_a_button_and_not_a_link(client, sergeant):
    client.force_login(sergeant)
    client.get(reverse("account_logout"))
    assert signed_in(client)
    client.post(reverse("account_logout"))
    assert not signed_in(client)


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(client, sergeant):
    client.post(reverse("account_reset_password"), {"email": sergeant.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    new = {"password1": "three dull words", "password2": "three dull words"}
    client.post(page.redirect_chain[-1][0], new)
    sergeant.refresh_from_db()
    assert sergeant.check_password("three dull words")
    client.session.flush()
    assert "This link no longer works" in client.get(link, follow=True).text


@pytest.mark.django_db
def test_nobody_without_a_log_in_gets_mail(client):
    client.post(reverse("account_reset_password"), {"email": "nobody@northshire.example"})
    assert mail.outbox == []


@pytest.mark.parametrize("path", ["signup/", "email/", "password/set/"])
def test_nobody_makes_or_moves_a_log_in_by_themselves(client, sergeant, path):
    client.force_login(sergeant)
    assert client.get(f"/account/{path}").status_code == 404
