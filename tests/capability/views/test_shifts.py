"""Shifts on pages: added, changed from a day on and ended, with what the check would find."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Act, Gap, Job, Shift
from tests.capability.views.pages import rows, text
from tests.capability.views.reference.desk import published
from tests.capability.views.sending import parts, send

CODE = "response-cover-short"
TODAY = timezone.localdate()
HOURS = {"begins_at": "22:00", "hours": "8", "people": "3", "source": "our default"}


@pytest.fixture
def lead(client, training_lead):
    client.force_login(training_lead)
    return client


@pytest.fixture
def night(northshire, investigations):
    hours = {"name": "Night", "begins_at": time(22), "hours": 8, "starts_on": date(2024, 1, 1)}
    return Shift.objects.create(force=northshire, unit=investigations, **hours)


def facts(unit, **more):
    days = parts(starts_on=TODAY, ends_on=None)
    return {"unit": unit.uuid, "name": "Night"} | HOURS | days | more


def test_a_shift_is_added_once_its_gap_was_seen(lead, investigations):
    said, done = published(lead, reverse("shift-add"), **facts(investigations))
    assert "1 gap would open and 0 gaps would close: in 1 team." in said
    assert "Night of Northside Investigations is kept from" in done
    shift = Shift.objects.get()
    assert (shift.begins_at, shift.hours, shift.people) == (time(22), 8, 3)
    assert (shift.weekdays, shift.starts_on) == ([], TODAY)
    assert Job.objects.get(kind="recheck").arguments == {"checks": [CODE]}


def test_what_would_change_is_shown_for_the_day_on_which_it_begins(lead, investigations):
    begins = TODAY + timedelta(days=2)
    said, _done = published(
        lead, reverse("shift-add"), **facts(investigations, weekdays=[begins.isoweekday()])
    )
    assert f"On {begins.day} {begins:%B %Y}, 1 gap would open" in said


def test_what_makes_no_sense_is_refused_in_words(lead, investigations):
    wrong = {"begins_at": "10pm", "hours": "25", "people": "0", "weekdays": ["8"]}
    said = text(send(lead, reverse("shift-add"), **facts(investigations, **wrong)))
    for words in (
        "Enter a time on the 24-hour clock, such as 07:00 or 22:30.",
        "Enter whole hours from 1 to 24, such as 8.",
        "Enter a whole number from 1 to 999.",
        "Select a valid choice. 8 is not one of the available choices.",
    ):
        assert words in said
    assert not Shift.objects.exists()


def test_two_of_a_name_do_not_overlap(lead, night, investigations):
    said = text(send(lead, reverse("shift-add"), **facts(investigations)))
    assert "The unit has a shift of that name on some of those days already." in said


def test_a_change_keeps_what_was_and_is_taken_back(lead, night):
    given = HOURS | {"weekdays": ["5", "6"]} | parts(starts_on=TODAY, ends_on=None)
    said, _done = published(lead, reverse("shift-change", args=[night.uuid]), **given)
    assert "no gap would open" not in said
    before, now = Shift.objects.order_by("starts_on")
    assert (before.ends_on, before.weekdays) == (TODAY - timedelta(days=1), [])
    assert (now.starts_on, now.weekdays, now.people) == (TODAY, [5, 6], 3)
    undo = reverse("act-undo", args=[Act.objects.get().uuid])
    assert lead.post(undo, {"reason": "Not agreed yet"}).status_code == 302
    assert Shift.objects.get().ends_on is None


def test_a_change_of_nothing_is_refused(lead, night):
    same = HOURS | {"people": ""} | parts(starts_on=TODAY, ends_on=None)
    said = text(send(lead, reverse("shift-change", args=[night.uuid]), **same))
    assert "Nothing differs from what is on record." in said


def test_a_shift_ends_and_its_gap_goes(lead, night):
    said, _done = published(
        lead, reverse("shift-end", args=[night.uuid]), **parts(last_day=TODAY - timedelta(days=1))
    )
    assert "0 gaps would open and 1 gap would close: in 1 team." in said
    again = send(lead, reverse("shift-end", args=[night.uuid]), **parts(last_day=TODAY))
    assert "already. Enter an earlier day." in text(again)


def test_the_list_and_the_page_of_one(client, sergeant, night):
    client.force_login(sergeant)
    (row,) = rows(client.get(reverse("shifts")))
    assert row == [
        "Night of Northside Investigations",
        "22:00, for 8 hours",
        "Every day",
        "By default",
        "from 1 Jan 2024",
    ]
    page = text(client.get(reverse("shift", args=[night.uuid])))
    assert "Every day at 22:00, for 8 hours. In force from 1 Jan 2024." in page
    assert "Change from a day" not in page


def test_the_page_of_a_gap_leads_to_the_unit_and_the_shift(client, sergeant, northshire, night):
    sweeping.sweep(CHECKS[CODE], Scope(northshire), on=TODAY)
    client.force_login(sergeant)
    page = client.get(reverse("gap", args=[Gap.objects.get(check_code=CODE).uuid]))
    assert "Unit Northside Investigations Shift Night of Northside Investigations" in text(page)
    assert reverse("shift", args=[night.uuid]) in page.text
    assert reverse("unit", args=[night.unit.uuid]) in page.text


def test_an_ended_unit_takes_its_shifts_along(lead, night, northshire):
    last = TODAY - timedelta(days=1)
    lead.post(
        reverse("unit-end", args=[night.unit.uuid]),
        {"reason": "Closed", "seen": ""} | parts(last_day=last),
    )
    night.refresh_from_db()
    assert night.ends_on == last
