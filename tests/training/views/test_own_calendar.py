"""A calendar to subscribe to, by a secret address."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from capability.models import Act, CalendarKey, Service
from tests.factories.capability import a_log_in, a_person
from tests.factories.training import a_booking, a_course, a_portfolio, an_event
from training.models import DevelopmentPlan
from training.rules.bookings import Step

TODAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel("2026-09-01 12:00", tick=False):
        yield


@pytest.fixture
def officer(northshire):
    return a_person(northshire)


@pytest.fixture
def user(officer):
    return a_log_in("ada@northshire.example", officer)


@pytest.fixture
def course(northshire):
    return a_course(northshire)


@pytest.fixture
def address(client, user):
    client.force_login(user)
    return made(client)


def made(client):
    page = client.post(reverse("own-calendar"), {"do": "make"}).text
    return re.search(r"http://testserver(/calendar\.ics\?key=[\w-]{43})<", page)[1]


def read(address):
    """Without a session."""
    answer = Client().get(address)
    return answer.status_code, answer.text.replace("\r\n ", "").split("\r\n")


def told(address, word):
    return [line.partition(":")[2] for line in read(address)[1] if line.startswith(word)]


def test_own_courses_portfolios_and_reviews_stand_in_it(address, officer, course):
    event = an_event(
        course,
        date(2026, 10, 5),
        ends_on=date(2026, 10, 9),
        venue="Room 1, HQ",
        instructions="Bring a pen",
        trainer="Grace Trainer",
    )
    booking = a_booking(officer, course, Step.CONFIRMED, event=event)
    own = a_portfolio(officer, due_on=date(2026, 11, 2)).accreditation
    plan = DevelopmentPlan.objects.create(
        force=officer.force, person=officer, agreed_on=TODAY, review_due_on=date(2026, 12, 1)
    )
    assert told(address, "SUMMARY") == [
        f"{course}",
        "Last day of the PIP2 portfolio",
        "Review of the development plan is due",
    ]
    assert told(address, "UID") == [
        f"booking-{booking.uuid}@capability-register",
        f"portfolio-{own.uuid}@capability-register",
        f"plan-{plan.uuid}@capability-register",
    ]
    assert told(address, "DTSTART") == ["20261005", "20261102", "20261201"]
    assert told(address, "DTEND") == ["20261010", "20261103", "20261202"]
    assert told(address, "LOCATION") == ["Room 1\\, HQ"]
    page = f"http://testserver/people/{officer.uuid}"
    assert told(address, "DESCRIPTION")[0] == f"Bring a pen\\n\\n{page}/training/"
    assert told(address, "STATUS") == ["CONFIRMED"] * 3
    everything = "\n".join(read(address)[1])
    assert "Trainer" not in everything
    assert "Okafor" not in everything


def test_what_is_not_ones_own_or_has_no_day_does_not(address, northshire, officer, course):
    colleague = a_person(northshire)
    event = an_event(course, date(2026, 10, 5))
    a_booking(colleague, course, Step.CONFIRMED, event=event)
    a_portfolio(colleague, due_on=date(2026, 11, 2))
    a_booking(officer, course)
    other = a_course(northshire, "OTHER")
    called_off = an_event(other, date(2026, 10, 5), cancelled_on=TODAY)
    a_booking(officer, other, Step.CONFIRMED, event=called_off)
    assert told(address, "SUMMARY") == []


def test_a_place_that_is_offered_is_tentative_and_keeps_its_uid(address, officer, course):
    event = an_event(course, date(2026, 10, 5))
    booking = a_booking(officer, course, Step.OFFERED, event=event)
    assert told(address, "STATUS") == ["TENTATIVE"]
    assert told(address, "SUMMARY") == [f"{course} (place offered\\, confirm it)"]
    uid = told(address, "UID")
    booking.step = Step.CONFIRMED
    booking.save()
    assert (told(address, "STATUS"), told(address, "UID")) == (["CONFIRMED"], uid)


def test_it_is_a_calendar_that_nobody_keeps(address):
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert Client().post(address).status_code == 405


def test_only_a_hash_of_the_secret_is_kept(address, user):
    secret = address.partition("=")[2]
    assert secret not in str(CalendarKey.objects.values().get())
    assert [act.kind for act in Act.objects.all()] == ["calendar.made"]


def test_a_new_address_ends_the_one_before(client, address):
    newer = made(client)
    assert (read(address)[0], read(newer)[0]) == (404, 200)


def test_a_revoked_address_opens_nothing(client, address):
    assert "Revoke the address" in client.get(reverse("own-calendar")).text
    client.post(reverse("own-calendar"), {"do": "end"})
    assert read(address)[0] == 404
    assert "no address yet" in client.get(reverse("own-calendar")).text


@pytest.mark.parametrize("key", ["", "?key=", "?key=wrong", "?key=%00", "?key=" + "a" * 5000])
def test_a_wrong_secret_is_not_there(address, key):
    assert read(f"/calendar.ics{key}")[0] == 404


def test_a_disabled_log_in_has_no_calendar(address, user):
    user.is_active = False
    user.save()
    assert read(address)[0] == 404


def test_a_leavers_calendar_ends_the_day_after(address, officer):
    Service.objects.filter(person=officer).update(left_on=TODAY)
    assert read(address)[0] == 200
    Service.objects.filter(person=officer).update(left_on=TODAY - timedelta(days=1))
    assert read(address)[0] == 404


def test_a_new_password_ends_it(address, user):
    user.set_password("a long enough password")
    user.save()
    assert read(address)[0] == 404


def test_a_log_in_of_nobody_on_record_has_none(client, training_lead):
    client.force_login(training_lead)
    assert client.get(reverse("own-calendar")).status_code == 404


def test_the_secret_is_not_written_down_where_it_fails(address, user, caplog):
    user.is_active = False
    user.save()
    assert read(address)[0] == 404
    assert "/calendar.ics" in caplog.text
    assert address.partition("=")[2] not in caplog.text


def test_so_many_from_one_source_are_told_to_wait(address, monkeypatch):
    monkeypatch.setattr("training.views.own_calendar._RATES", {"calendar": "2/m/ip"})
    asked = [Client(REMOTE_ADDR="192.0.2.77").get(address).status_code for _ in range(3)]
    assert asked == [200, 200, 429]


def test_it_asks_as_little_for_ten_courses_as_for_one(
    address, officer, northshire, django_assert_max_num_queries
):
    for number in range(10):
        one = a_course(northshire, f"C{number}")
        a_booking(officer, one, Step.CONFIRMED, event=an_event(one, date(2026, 10, 5)))
    with django_assert_max_num_queries(6):
        assert len(told(address, "UID")) == 10
