import smtplib
from datetime import date, timedelta
from threading import Thread

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import notices
from capability.models import Force, Notice
from tests.factories.capability import (
    a_force,
    a_grant,
    a_log_in,
    a_person,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
)

DAY, LAST = date(2024, 6, 1), date(2024, 8, 30)
OWN = "ada@northshire.example"


@pytest.fixture
def award(northshire, investigations):
    """Good for 90 days more."""
    person = a_person(
        northshire, unit=a_unit(northshire, under=investigations), email=OWN, number="77"
    )
    return an_accreditation(person, a_scheme("YEARLY"), awarded_on=date(2023, 8, 31), valid_to=LAST)


def owed():
    return sorted(Notice.objects.values_list("to", "step"))


def on(days):
    """So many days before the last."""
    return LAST - timedelta(days=days)


def test_the_person_and_the_nearest_supervisor_are_told(northshire, sergeant, award):
    a_user("chief@northshire.example", AccessRole.SUPERVISOR, northshire.root_unit)
    assert notices.owe(northshire, on=DAY) == 2
    assert owed() == [(OWN, "90"), (sergeant.email, "90")]
    assert notices.send(at=timezone.now()) == 2
    assert [letter.to for letter in mail.outbox] in (
        [[OWN], [sergeant.email]],
        [[sergeant.email], [OWN]],
    )
    assert {letter.subject for letter in mail.outbox} == {
        "A date in the capability register comes up"
    }
    bodies = "".join(letter.body for letter in mail.outbox)
    assert "- Your YEARLY: last good day 30 August 2024, in 3 months" in bodies
    assert "- YEARLY of Ada Okafor (77): last good day 30 August 2024, in 3 months" in bodies


def test_each_step_once_and_a_missed_one_never(northshire, award):
    for days in (91, 90, 90, 75, 25, 24):
        notices.owe(northshire, on=on(days))
        notices.send(at=timezone.now())
    assert owed() == [(OWN, "30"), (OWN, "90")]
    assert len(mail.outbox) == 2


def test_one_mail_for_all_that_comes_up(northshire, award):
    an_accreditation(award.person, a_scheme("OTHER"), awarded_on=DAY, valid_to=LAST)
    notices.owe(northshire, on=DAY)
    assert notices.send(at=timezone.now()) == 1
    assert mail.outbox[0].body.count("\n- ") == 2


def test_nothing_for_what_a_later_cycle_covers(northshire, award):
    an_accreditation(award.person, award.scheme, awarded_on=DAY, valid_to=date(2025, 6, 1))
    assert notices.owe(northshire, on=DAY) == 0


def test_the_log_in_is_the_address_and_a_changed_one_is_not_told_again(northshire, award):
    a_log_in("log-in@northshire.example", award.person)
    notices.owe(northshire, on=DAY)
    award.person.user.delete()
    notices.owe(northshire, on=DAY)
    assert owed() == [("log-in@northshire.example", "90")]


def test_nobody_supervises_themselves_and_who_cannot_sign_in_is_not_told(
    northshire, investigations, sergeant, award
):
    sergeant.is_active = False
    sergeant.save()
    own = a_log_in("own@northshire.example", award.person)
    a_grant(own, AccessRole.SUPERVISOR, investigations)
    notices.owe(northshire, on=DAY)
    assert owed() == [("own@northshire.example", "90")]


def test_what_waited_for_a_week_is_not_sent(northshire, award):
    notices.owe(northshire, on=DAY)
    assert notices.send(at=timezone.now() + timedelta(days=8)) == 0
    assert mail.outbox == []


class Refusing(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise smtplib.SMTPDataError(451, b"later")


class Dying(EmailBackend):
    """A line that breaks while the message is on its way."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise smtplib.SMTPServerDisconnected


class Closed(EmailBackend):
    """A mail server that nobody reaches."""

    def open(self):
        raise ConnectionRefusedError


def test_what_is_refused_is_owed_again(northshire, award, settings):
    notices.owe(northshire, on=DAY)
    own, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Refusing"
    assert notices.send(at=timezone.now()) == 0
    settings.EMAIL_BACKEND = own
    assert notices.send(at=timezone.now()) == 1


@pytest.mark.parametrize(
    ("kind", "error", "sent_later"),
    [(Closed, ConnectionRefusedError, 1), (Dying, smtplib.SMTPServerDisconnected, 0)],
)
def test_what_may_have_gone_does_not_go_again(northshire, award, settings, kind, error, sent_later):
    notices.owe(northshire, on=DAY)
    own, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.{kind.__name__}"
    with pytest.raises(error):
        notices.send(at=timezone.now())
    settings.EMAIL_BACKEND = own
    assert notices.send(at=timezone.now()) == sent_later


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_owe_and_send_once():
    force = a_force("NS")
    person = a_person(force, email=OWN)
    an_accreditation(person, a_scheme("YEARLY"), awarded_on=date(2023, 8, 31), valid_to=LAST)

    def work():
        notices.owe(Force.objects.get(), on=DAY)
        notices.send(at=timezone.now())
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(Notice.objects.all()) == len(mail.outbox) == 1
