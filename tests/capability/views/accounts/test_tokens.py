import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from capability.access import AccessRole
from capability.actions import tokens
from capability.models import Act, ApiToken
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_grant, a_person, a_unit, a_user


@pytest.fixture
def teams(northshire, investigations):
    """One person in the department, one in a team under it, one elsewhere."""
    below = a_unit(northshire, "TEAM", under=investigations)
    units = {"dept": investigations, "team": below, "else": a_unit(northshire, "ELSE")}
    return {name: (unit, a_person(northshire, name, unit=unit)) for name, unit in units.items()}


def make(client, user, **said):
    client.force_login(user)
    return client.post(reverse("token-make"), {"name": "Power BI", "days": "30"} | said)


def read(key):
    client = APIClient(headers={"authorization": f"Token {key}"})
    answer = client.get("/api/v1/people/")
    return answer.status_code, len(answer.json().get("results", []))


def key_on(page):
    return re.search(r"Authorization: Token (\w+)", page.text)[1]


def test_a_token_is_made_and_its_secret_shown_once(client, analyst, teams):
    key = key_on(make(client, analyst))
    assert read(key) == (200, 3)
    assert key not in client.get(reverse("tokens")).text
    assert Act.objects.get().kind == "token.made"


def test_a_token_reads_its_units_and_what_stands_under_them(client, analyst, teams):
    key = key_on(make(client, analyst, units=[teams["dept"][0].uuid]))
    assert read(key) == (200, 2)


@pytest.mark.parametrize(
    ("granted", "narrowed", "seen"),
    [
        ("team", "dept", 1),
        ("dept", "team", 1),
        ("team", "else", 0),
        ("root", "root", 3),
        ("dept", "root", 2),
    ],
)
def test_a_token_never_reads_more_than_its_owner(northshire, teams, granted, narrowed, seen):
    units = {name: unit for name, (unit, _person) in teams.items()}
    units["root"] = northshire.root_unit
    owner = a_user("owner@northshire.example", AccessRole.ANALYST, units[granted])
    _token, key = tokens.issue(owner, units=[units[narrowed]])
    assert read(key) == (200, seen)


@pytest.mark.parametrize("days", ["0", "91", "-1", "many", ""])
def test_days_out_of_range_are_refused_in_words(client, analyst, days):
    page = make(client, analyst, days=days)
    assert re.search("from 1 to 90|1 to 90 days|Enter good for how many days", text(page))
    assert not ApiToken.objects.exists()


def test_units_out_of_reach_are_refused(client, analyst, stranger):
    page = make(client, analyst, units=[stranger.grants.get().unit.uuid])
    assert "There is no such unit that you may see." in text(page)
    assert make(client, analyst, units=["\x00x"]).status_code == 200


def test_only_analysts_make_tokens(client, training_lead):
    assert make(client, training_lead).status_code == 403


def test_a_revoked_token_opens_nothing(client, analyst):
    key = key_on(make(client, analyst))
    address = reverse("token-revoke", args=[ApiToken.objects.get().uuid])
    client.post(address, {"reason": "No longer needed"})
    assert read(key)[0] == 401


def test_whoever_keeps_tokens_sees_all_of_the_force_and_revokes(
    client, analyst, northshire, stranger
):
    tokens.issue(analyst, name="Qlik")
    tokens.issue(stranger, name="Theirs")
    admin = a_user("admin@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)
    client.force_login(admin)
    assert [row[:2] for row in rows(client.get(reverse("tokens")))] == [["Qlik", analyst.email]]
    theirs = reverse("token-revoke", args=[stranger.auth_token_set.get().uuid])
    assert client.post(theirs, {"reason": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("granted", "narrowed", "kept"),
    [
        pytest.param(["dept"], [], True, id="owner-within"),
        pytest.param(["dept", "else"], [], False, id="owner-reaches-further"),
        pytest.param(["dept", "else"], ["team"], True, id="narrowed-to-what-is-within"),
        pytest.param(["dept", "else"], ["team", "else"], False, id="narrowed-beyond-too"),
        pytest.param(["else"], ["team"], False, id="owner-without"),
    ],
)
def test_a_token_that_reaches_further_is_not_kept_by_who_keeps_a_part(
    client, teams, granted, narrowed, kept
):
    units = {name: unit for name, (unit, _person) in teams.items()}
    owner = a_user("owner@northshire.example", AccessRole.ANALYST, units[granted[0]])
    for name in granted[1:]:
        a_grant(owner, AccessRole.ANALYST, units[name])
    token, _key = tokens.issue(owner, units=[units[name] for name in narrowed])
    client.force_login(a_user("part@northshire.example", AccessRole.SYSTEM_ADMIN, units["dept"]))
    assert len(rows(client.get(reverse("tokens")))) == kept
    client.post(reverse("token-revoke", args=[token.uuid]), {"reason": "No longer needed"})
    assert ApiToken.objects.exists() != kept


def test_the_last_day_of_use_is_kept(analyst, teams):
    token, key = tokens.issue(analyst)
    read(key)
    token.refresh_from_db()
    assert token.last_used_on == timezone.localdate()


def test_a_leavers_token_stops_the_day_after(analyst, northshire):
    analyst.person = a_person(northshire, left_on="2026-11-24")
    analyst.save()
    with time_machine.travel("2026-11-24 23:50Z", tick=False) as clock:
        _token, key = tokens.issue(analyst)
        assert read(key)[0] == 200
        clock.shift(20 * 60)
        assert read(key)[0] == 401
