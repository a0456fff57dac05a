"""What was done by hand with a person's places on courses and with their plan, on those tabs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import undoing
from capability.models import Act, User
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_log_in, a_person, a_user
from tests.factories.training import a_course, a_cpd_entry, an_event
from training.actions import bookings, cpd, offers, plans, reviews

TODAY = timezone.localdate()
MARCH, JUNE = date(2026, 3, 2), date(2026, 6, 1)
LINE, OFFICE = "sergeant@northshire.example", "training@northshire.example"


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def own(officer):
    return a_log_in("officer@northshire.example", officer)


@pytest.fixture
def auditor(northshire):
    return a_user("auditor@northshire.example", AccessRole.AUDITOR, northshire.root_unit)


@pytest.fixture
def deeds(client, officer):
    """(what, by whom and why) on the officer's tab, as the user reads it there."""

    def told(user, tab):
        client.force_login(user)
        page = client.get(reverse(tab, args=[officer.uuid]))
        return [tuple(row[1:]) for row in rows(page) if len(row) == 3 and ":" in row[0]]

    return told


@pytest.fixture
def booked(officer, sergeant):
    how = {"on": TODAY, "is_approved": True, "by": sergeant, "reason": "Planned"}
    return bookings.nominate(officer, a_course(officer.force), **how).booking


@pytest.fixture
def offered(booked, training_lead):
    """With somebody else's, who comes first."""
    other = a_person(booked.force, "Other", unit=booked.force.root_unit)
    how = {"on": TODAY, "by": training_lead, "reason": "The next in turn"}
    second = bookings.nominate(other, booked.course, is_approved=True, **how).booking
    event = an_event(booked.course, TODAY + timedelta(days=60))
    return offers.offer(event, [second, booked], **how)


def undo(act):
    return reverse("act-undo", args=[act.uuid])


def test_the_line_and_the_person_read_what_was_done_with_their_places(
    deeds, sergeant, own, auditor, offered
):
    said = [
        ("Booking offered", f"{OFFICE} The next in turn"),
        ("Booking nominated", f"{LINE} Planned"),
    ]
    assert [deeds(user, "person-training") for user in (sergeant, own)] == [said, said]
    assert deeds(auditor, "person-training") == []


def test_the_office_alone_undoes_it_from_there(client, own, offered, training_lead, sergeant):
    address = reverse("person-training", args=[own.person.uuid])
    shown = {}
    for user in (training_lead, sergeant, own):
        client.force_login(user)
        shown[user.email] = undo(offered) in client.get(address).text
    assert shown == {OFFICE: True, LINE: False, own.email: False}


def test_what_was_undone_says_so(deeds, own, offered, training_lead):
    undoing.undo_act(offered, by=training_lead, reason="Not yet")
    assert deeds(own, "person-training")[:2] == [
        ("Undone: booking offered", f"{OFFICE} Not yet"),
        ("Booking offered Undone", f"{OFFICE} The next in turn"),
    ]


def test_what_was_done_is_not_told_as_the_register_stood(client, own, booked):
    client.force_login(own)
    address = reverse("person-training", args=[own.person.uuid])
    told = {query: text(client.get(address + query)) for query in ("", f"?known_at={TODAY}")}
    assert ["Waits since" in said for said in told.values()] == [True, True]
    assert ["Planned" in said for said in told.values()] == [True, False]


def test_nobody_undoes_what_is_about_themselves(client, training_lead, booked):
    User.objects.filter(pk=training_lead.pk).update(person=booked.person)
    client.force_login(User.objects.get(pk=training_lead.pk))
    page = client.get(reverse("person-training", args=[booked.person.uuid]))
    assert "Planned" in page.text
    assert undo(Act.objects.get()) not in page.text


def test_the_plan_tells_of_itself_and_of_yearly_reviews_and_of_nothing_else(
    deeds, officer, own, sergeant, auditor, booked
):
    how = {"by": sergeant, "reason": "Agreed in a talk"}
    plan = plans.agree(officer, agreed_on=MARCH, review_due_on=JUNE, **how).plan
    plans.aim(plan, "Lead interviews", **how)
    reviews.hold_yearly(officer, JUNE, by=sergeant, reason="Held at the station")
    cpd.verify([a_cpd_entry(officer, MARCH)], MARCH, by=sergeant, reason="Seen")
    said = [
        ("Yearly review held", f"{LINE} Held at the station"),
        ("Plan aim added", f"{LINE} Agreed in a talk"),
        ("Plan agreed", f"{LINE} Agreed in a talk"),
    ]
    assert [deeds(user, "person-plan") for user in (sergeant, own)] == [said, said]
    assert deeds(auditor, "person-plan") == []


def test_the_tabs_ask_as_much_for_many_as_for_few(client, officer, training_lead, offered):
    how = {"by": training_lead, "reason": "Wrong"}
    plan = plans.agree(officer, agreed_on=MARCH, review_due_on=JUNE, **how).plan

    def asked():
        counts = []
        for tab in ("person-training", "person-plan"):
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse(tab, args=[officer.uuid]))
            counts.append(len(queries))
        return counts

    client.force_login(training_lead)
    plans.aim(plan, "First", **how)
    asked()
    few = asked()
    last = offered
    for number in range(10):
        added = undoing.undo_act(plans.aim(plan, f"Aim {number}", **how), **how)
        undoing.undo_act(added, **how)
        last = undoing.undo_act(last, **how)
    assert asked() == few
