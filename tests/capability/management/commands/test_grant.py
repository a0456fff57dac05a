import json
from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command

from capability.models import Grant, User

EMAIL = "new@northshire.example"


@pytest.fixture(autouse=True)
def on_the_day(northshire, investigations):
    with time_machine.travel("2026-04-01 12:00", tick=False):
        yield


def grant(capsys, *options, role="supervisor", unit="INV"):
    call_command("grant", EMAIL, role, unit, "--force", "NS", *options)
    return capsys.readouterr().out


def grants():
    columns = ("user__email", "access_role", "unit__code", "starts_on", "ends_on")
    return list(Grant.objects.values_list(*columns))


def test_someone_new_gets_a_grant_and_a_link(capsys):
    said = grant(capsys).splitlines()
    assert said[:2] == [
        f"{EMAIL} is Supervisor over Northside Investigations (INV) until further notice.",
        "To choose a password, once, within three days:",
    ]
    assert said[2].startswith("http://127.0.0.1:8000/account/password/reset/key/")
    assert grants() == [(EMAIL, "supervisor", "INV", date(2026, 4, 1), None)]
    assert not User.objects.get().has_usable_password()


def test_the_link_lets_choose_a_password_once(capsys, client):
    link = json.loads(grant(capsys, "--json", "--base-url", "http://testserver/"))["link"]
    assert link.startswith("http://testserver/account/")
    form = client.get(link, follow=True)
    chosen = {"password1": "a long enough phrase", "password2": "a long enough phrase"}
    client.post(form.redirect_chain[-1][0], chosen)
    assert User.objects.get().check_password("a long enough phrase")
    client.logout()
    again = client.get(link, follow=True)
    assert b"password1" not in again.content


def test_who_has_a_password_gets_no_link(capsys):
    User.objects.create_user(EMAIL, password="a long enough password")
    assert json.loads(grant(capsys, "--json"))["link"] is None


def test_again_changes_nothing(capsys):
    grant(capsys)
    grant(capsys)
    assert grants() == [(EMAIL, "supervisor", "INV", date(2026, 4, 1), None)]


def test_again_with_another_end_moves_the_end(capsys):
    grant(capsys, "--until", "2026-12-31")
    grant(capsys, "--until", "2026-06-30")
    assert grants() == [(EMAIL, "supervisor", "INV", date(2026, 4, 1), date(2026, 6, 30))]


def test_another_role_stands_beside(capsys):
    grant(capsys)
    grant(capsys, role="analyst", unit="ns")
    assert [row[1:3] for row in sorted(grants())] == [("analyst", "NS"), ("supervisor", "INV")]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (
            (EMAIL, "supervisr", "INV", "--force", "NS"),
            "There is no access role supervisr. Did you mean supervisor?",
        ),
        (
            (EMAIL, "supervisor", "IMV", "--force", "NS"),
            "There is no unit IMV in NS. Did you mean INV?",
        ),
        (
            (EMAIL, "supervisor", "INV", "--force", "XX"),
            "There is no force XX. Known: NS.",
        ),
        (
            ("nobody", "supervisor", "INV", "--force", "NS"),
            "nobody is not an e-mail address.",
        ),
        (
            (EMAIL, "supervisor", "INV", "--force", "NS", "--until", "31/12/2026"),
            "31/12/2026 is not a day. Write --until as 2026-11-24.",
        ),
        (
            (EMAIL, "supervisor", "INV", "--force", "NS", "--until", "2026-03-31"),
            "2026-03-31 has passed: a grant ends today at the earliest.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(arguments, reason):
    with pytest.raises(CommandError) as refused:
        call_command("grant", *arguments)
    assert str(refused.value) == reason
    assert not User.objects.exists()
