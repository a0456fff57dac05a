from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories.capability import a_log_in

PASSWORD = "a long enough password"
NOT_CORRECT = "password you specified are not correct"
TOO_MANY = "Too many failed login attempts"


@pytest.fixture
def officer(transactional_db):
    return a_log_in("officer@northshire.example")


def tries(user, password, *, source):
    return Client(REMOTE_ADDR=source).post(
        reverse("account_login"), {"login": user.email, "password": password}
    )


def test_no_more_than_five_wrong_passwords_are_looked_at(officer):
    """Fifty at once, as someone who hopes to slip through between two counts would try them."""

    def answer(_number):
        try:
            return NOT_CORRECT in tries(officer, "wrong", source="192.0.2.1").text
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        looked_at = list(pool.map(answer, range(50)))
    assert 1 <= looked_at.count(True) <= 5
    assert TOO_MANY in tries(officer, PASSWORD, source="192.0.2.1").text


def test_nobody_locks_a_colleague_out_from_elsewhere(officer):
    for _try in range(8):
        tries(officer, "wrong", source="192.0.2.2")
    assert tries(officer, PASSWORD, source="192.0.2.3").status_code == 302


def test_one_address_for_a_whole_force_is_not_shut(officer):
    for number in range(20):
        other = a_log_in(f"officer{number}@northshire.example")
        tries(other, "wrong", source="192.0.2.4")
    assert tries(officer, PASSWORD, source="192.0.2.4").status_code == 302
