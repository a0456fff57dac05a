import smtplib
from datetime import UTC, date, datetime, time, timedelta
from threading import Thread

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import notices
from capability.models import Force, Notice, Scheme, Threshold
from capability.rules import reminders
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
    assert owed() == [(OWN, "90 20240830"), (sergeant.email, "90 20240830")]
    assert notices.send(at=timezone.now()) == 2
    assert [letter.to for letter in mail.outbox] in (
        [[OWN], [sergeant.email]],
        [[sergeant.email], [OWN]],
    )
    assert {letter.subject for letter in mail.outbox} == {
        "A date in the capability register comes up"
    }
    bodies = "".join(letter.body for letter in mail.outbox)
    page = f"\n  http://127.0.0.1:8000/people/{award.person.uuid}/\n"
    assert f"- Your YEARLY: last good day 30 August 2024, in 90 days{page}" in bodies
    whose = "- YEARLY of Ada Okafor (77): last good day 30 August 2024, in 90 days"
    assert f"{whose}{page}" in bodies


@pytest.mark.parametrize(
    ("runs", "steps"),
    [
        pytest.param([91, 90, 90, 89], ["90"], id="run-twice"),
        pytest.param([62, 58, 57], ["60", "90"], id="missed-for-three-days"),
        pytest.param([61, 29, 28, 0, -1], ["30", "90"], id="missed-a-whole-step"),
        pytest.param([95, 90, 60, 30, 0], ["30", "60", "90"], id="every-step"),
    ],
)
def test_each_step_is_heard_of_once(northshire, sergeant, award, runs, steps):
    for days in runs:
        morning = datetime.combine(on(days), time(6), tzinfo=UTC)
        with time_machine.travel(morning, tick=False):
            notices.owe(northshire, on=on(days))
            notices.send(at=morning)
    told = sorted(f"{step} 20240830" for step in steps)
    assert owed() == sorted((to, step) for to in (OWN, sergeant.email) for step in told)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(to for to, _step in owed())


def test_a_scheme_of_which_people_hear_earlier(northshire, award):
    Threshold.objects.create(
        force=northshire,
        check_code="accreditation-expires",
        name="first-notice",
        scheme=award.scheme,
        value=365,
        unit="days",
    )
    for days in (366, 200):
        notices.owe(northshire, on=on(days))
    assert owed() == [(OWN, "365 20240830")]


def test_a_last_day_that_moves_is_told_of_anew(northshire, award):
    notices.owe(northshire, on=DAY)
    award.valid_to = LAST + timedelta(days=60)
    award.save()
    assert notices.owe(northshire, on=DAY) == 0
    assert notices.owe(northshire, on=DAY + timedelta(days=60)) == 1


def a_notice(force, person, **facts):
    facts = {"to": OWN, "title": reminders.TITLE, "text": "Soon", "step": "1"} | facts
    return Notice.objects.create(force=force, person=person, **facts)


def test_an_address_has_one_daily_mail_a_day_and_news_at_once(northshire, award):
    now = datetime(2024, 6, 1, 6, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        notices.owe(northshire, on=DAY)
        a_notice(northshire, award.person, subject="news:1", title="News")
        assert notices.send(at=now, with_daily=False) == 1
        assert notices.send(at=now) == 1
        # Another force's reminders were late.
        a_notice(a_force("XX"), award.person, subject="late", is_daily=True)
        a_notice(northshire, award.person, subject="news:2", title="News")
        assert notices.send(at=now) == 1
        assert notices.send(at=now) == 0
    assert [letter.subject for letter in mail.outbox] == ["News", reminders.TITLE, "News"]
    assert notices.send(at=now + timedelta(days=1)) == 1


def test_one_address_however_it_is_written(northshire, sergeant, award):
    award.person.email = sergeant.email.upper()
    award.person.save()
    notices.owe(northshire, on=DAY)
    assert notices.send(at=timezone.now()) == 1
    assert mail.outbox[0].to == [sergeant.email]


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
    assert owed() == [("log-in@northshire.example", "90 20240830")]


def test_nobody_supervises_themselves_and_who_cannot_sign_in_is_not_told(
    northshire, investigations, sergeant, award
):
    sergeant.is_active = False
    sergeant.save()
    own = a_log_in("own@northshire.example", award.person)
    a_grant(own, AccessRole.SUPERVISOR, investigations)
    notices.owe(northshire, on=DAY)
    assert owed() == [("own@northshire.example", "90 20240830")]


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
def test_workers_at_once_owe_and_send_each_address_one_mail():
    force = a_force("NS")
    root = force.root_unit
    supervisor = a_user("chief@northshire.example", AccessRole.SUPERVISOR, root)
    people = [a_person(force, unit=root, email=f"{name}@northshire.example") for name in "abc"]
    for person in people:
        for code in ("YEARLY", "OTHER"):
            scheme = Scheme.objects.filter(code=code).first() or a_scheme(code)
            an_accreditation(person, scheme, awarded_on=date(2023, 8, 31), valid_to=LAST)

    def work():
        notices.owe(Force.objects.get(), on=DAY)
        notices.send(at=timezone.now())
        connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    told = sorted([*(person.email for person in people), supervisor.email])
    assert sorted(letter.to[0] for letter in mail.outbox) == told
    assert Notice.objects.count() == Notice.objects.exclude(sent_at=None).count() == 12
