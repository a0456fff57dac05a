"""Recovery codes, tried by someone who has the password: each lets in once, and guessing ends."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

PASSWORD = "a long enough password"
MORNING = "2027-02-03 09:00:05Z"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def codes(sergeant):
    return RecoveryCodes.activate(sergeant).get_unused_codes()


def tried(user, code):
    """Whether password and code let in, and the answer to the code."""
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    answer = client.post(reverse("mfa_authenticate"), {"code": code})
    return "_auth_user_id" in client.session, answer


def test_each_code_lets_in_once_down_to_the_last(sergeant, codes, clock):
    assert len(codes) == 10
    for code in codes:
        assert tried(sergeant, code)[0]
        clock.shift(600)
        lets_in, answer = tried(sergeant, code)
        assert not lets_in
        assert "Incorrect code." in answer.text
        clock.shift(600)
    kept = sergeant.authenticator_set.get(type=Authenticator.Type.RECOVERY_CODES)
    assert RecoveryCodes(kept).get_unused_codes() == []


def test_with_none_left_none_lets_in(sergeant, codes, clock):
    for code in codes:
        tried(sergeant, code)
        clock.shift(600)
    for code in (*codes, "", "00000000"):
        assert not tried(sergeant, code)[0]
        clock.shift(600)


def test_guessing_ends_before_a_right_code_is_looked_at(sergeant, codes):
    answers = [tried(sergeant, "00000000")[1] for _try in range(8)]
    wrong = ["Incorrect code." in answer.text for answer in answers]
    assert wrong == [True] * 5 + [False] * 3
    assert not tried(sergeant, codes[0])[0]
