from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import idempotency
from capability.models import AnsweredRequest
from tests.factories.capability import a_force, a_user


@pytest.fixture
def asked(training_lead):
    return idempotency.Asked(training_lead, "/here/", "k-1", "0" * 64)


def never():
    raise AssertionError("It was done again.")


def test_the_same_again_is_the_same_answer_and_nothing_is_done(asked):
    said = {"rows": 2, "batch": "b"}
    assert idempotency.once(asked, lambda: said) == (said, True)
    answer, is_new = idempotency.once(asked, never)
    assert (list(answer.items()), is_new) == ([("rows", 2), ("batch", "b")], False)


def test_the_key_with_another_body_is_refused(asked):
    idempotency.once(asked, dict)
    with pytest.raises(idempotency.OtherBodyError):
        idempotency.once(asked._replace(body_sha256="1" * 64), never)


@pytest.mark.parametrize("other", [{"key": "k-2"}, {"address": "/there/"}])
def test_another_key_or_address_is_another_request(asked, other):
    idempotency.once(asked, dict)
    assert idempotency.once(asked._replace(**other), lambda: {"n": 1}) == ({"n": 1}, True)


def test_a_key_is_its_users_own(asked, sergeant):
    idempotency.once(asked, dict)
    assert idempotency.once(asked._replace(user=sergeant), dict) == ({}, True)


def test_what_is_refused_leaves_the_key_unused(asked):
    with pytest.raises(ZeroDivisionError):
        idempotency.once(asked, lambda: 1 / 0)
    assert idempotency.once(asked, dict) == ({}, True)


def test_answers_are_kept_a_day(asked):
    idempotency.once(asked, dict)
    now = timezone.now()
    idempotency.forget(at=now + timedelta(hours=23, minutes=59))
    assert AnsweredRequest.objects.count() == 1
    idempotency.forget(at=now + timedelta(hours=24, minutes=1))
    assert AnsweredRequest.objects.count() == 0


def test_the_order_of_words_does_not_tell_bodies_apart():
    one, same, other = {"a": 1, "b": [1, 2]}, {"b": [1, 2], "a": 1}, {"a": 1, "b": [2, 1]}
    assert idempotency.digest(one) == idempotency.digest(same) != idempotency.digest(other)


@pytest.mark.django_db(transaction=True)
def test_a_request_that_is_being_answered_elsewhere_is_not_waited_for():
    lead = a_user("lead@northshire.example", AccessRole.LD_ADMIN, a_force("NS").root_unit)
    asked = idempotency.Asked(lead, "/here/", "k-1", "0" * 64)
    begun, go_on, done = Event(), Event(), []

    def slowly():
        begun.set()
        go_on.wait(30)
        return {"n": 1}

    def elsewhere():
        done.append(idempotency.once(asked, slowly))
        connection.close()

    other = Thread(target=elsewhere)
    other.start()
    assert begun.wait(30)
    with pytest.raises(idempotency.InFlightError):
        idempotency.once(asked, never)
    go_on.set()
    other.join(30)
    assert done == [({"n": 1}, True)]
    assert idempotency.once(asked, never) == ({"n": 1}, False)
