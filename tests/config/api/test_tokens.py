from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from capability.actions import tokens
from capability.models import ApiToken


def status(key, prefix="Token"):
    return (
        APIClient(headers={"authorization": f"{prefix} {key}"}).get("/api/v1/people/").status_code
    )


def test_a_token_lets_in(training_lead):
    _token, key = tokens.issue(training_lead)
    assert status(key) == 200


def test_only_the_hash_is_kept(training_lead):
    _token, key = tokens.issue(training_lead, name="Power BI")
    kept = ApiToken.objects.get()
    assert (kept.name, kept.user) == ("Power BI", training_lead)
    assert key not in (kept.digest, kept.token_key)


@pytest.mark.parametrize("key", ["", "x", "0" * 64, "ÿ", "a b", "%00", "0" * 5000])
def test_what_is_no_token_is_refused(db, key):
    assert status(key) == 401


def test_another_scheme_is_refused(training_lead):
    _token, key = tokens.issue(training_lead)
    assert status(key, prefix="Bearer") == 401


def test_a_token_ends(training_lead):
    _token, key = tokens.issue(training_lead, days=30)
    with time_machine.travel(timezone.now() + timedelta(days=29, hours=23), tick=False):
        assert status(key) == 200
    with time_machine.travel(timezone.now() + timedelta(days=30, seconds=1), tick=False):
        assert status(key) == 401


def test_an_inactive_user_is_refused(training_lead):
    _token, key = tokens.issue(training_lead)
    training_lead.is_active = False
    training_lead.save(update_fields=["is_active"])
    assert status(key) == 401


def test_a_signed_in_browser_is_not_let_in(training_lead):
    client = APIClient()
    client.force_login(training_lead)
    assert client.get("/api/v1/people/").status_code == 401
