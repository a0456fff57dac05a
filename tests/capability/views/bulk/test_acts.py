from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.actions import undoing
from capability.models import Accreditation, Act, Correction, Posting, Restriction
from tests.capability.views.pages import rows, text
from tests.capability.views.sending import REASON, hidden, parts, send
from tests.factories.capability import (
    a_case_group,
    a_person,
    a_posting,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to("2026-11-24T12:00:00Z", tick=False)


@pytest.fixture
def people(northshire, investigations):
    """Byrne and Okafor."""
    return [a_person(northshire, name, unit=investigations) for name in ("Byrne", "Okafor")]


@pytest.fixture
def first(db):
    return a_scheme("FIRST", validity_months=36)


@pytest.fixture
def clerk(client, training_lead):
    client.force_login(training_lead)
    return client


def address(name, people):
    return f"{reverse(name)}?{urlencode([('person', one.uuid) for one in people])}"


def save(client, where, looked, **data):
    again = {"looked_at": hidden(looked, "looked_at"), "reason": REASON}
    return client.post(where, data | again)


def test_an_award_for_several_is_looked_at_and_saved_as_one_act(clerk, people, first):
    byrne, okafor = people
    waits = an_accreditation(okafor, first, course_completed_on=date(2026, 1, 5))
    where = address("bulk-award", people)
    data = {"scheme": first.uuid} | parts(awarded_on=date(2026, 11, 2))
    looked = send(clerk, where, **data)
    assert rows(looked) == [
        ["Ada Byrne", "Nothing on record", "Current to 2 November 2029"],
        ["Ada Okafor", "Course complete, not awarded", "Current to 2 November 2029"],
    ]
    assert (Act.objects.count(), Accreditation.objects.count()) == (0, 1)
    assert save(clerk, where, looked, **data).status_code == 302
    assert Act.objects.get().kind == "people.awarded"
    waits.refresh_from_db()
    assert (waits.awarded_on, byrne.accreditations.get().valid_to) == (
        date(2026, 11, 2),
        date(2029, 11, 2),
    )
    assert Correction.objects.filter(column="awarded_on").count() == 2


def test_what_was_done_to_several_is_undone_as_one(clerk, people, first, training_lead):
    waits = an_accreditation(people[1], first, course_completed_on=date(2026, 1, 5))
    where = address("bulk-award", people)
    data = {"scheme": first.uuid} | parts(awarded_on=date(2026, 11, 2))
    save(clerk, where, send(clerk, where, **data), **data)
    undoing.undo_act(Act.objects.get(), by=training_lead, reason="The wrong list")
    waits.refresh_from_db()
    assert (waits.awarded_on, waits.valid_to) == (None, None)
    assert (Accreditation.objects.count(), Correction.objects.count()) == (1, 0)


def test_who_can_not_is_left_out_and_told_why(clerk, people, first):
    an_accreditation(people[0], first, awarded_on=date(2026, 11, 2))
    where = address("bulk-award", people)
    data = {"scheme": first.uuid} | parts(awarded_on=date(2026, 11, 2))
    looked = send(clerk, where, **data)
    assert rows(looked)[0][2] == "Left out. Has an award of that day already."
    page = clerk.get(save(clerk, where, looked, **data).url)
    assert "FIRST was awarded to 1 person. Undo this" in text(page)


def test_where_nobody_can_it_is_refused(clerk, people, first):
    for one in people:
        an_accreditation(one, first, awarded_on=date(2026, 11, 2))
    data = {"scheme": first.uuid} | parts(awarded_on=date(2026, 11, 2))
    answer = send(clerk, address("bulk-award", people), **data)
    assert "It can be done for none of them. Ada Byrne: Has an award of that day already." in text(
        answer
    )


def test_postings_begin_and_those_before_end(clerk, people, northshire):
    response = a_unit(northshire, "RESP", name="Response West")
    a_posting(people[1], response, starts_on=date(2027, 1, 1), is_substantive=False)
    where = address("bulk-post", people)
    data = {"unit": response.uuid, "fte": "1"} | parts(starts_on=date(2026, 12, 1))
    looked = send(clerk, where, **data)
    assert rows(looked) == [
        ["Ada Byrne", "Northside Investigations", "Response West"],
        ["Ada Okafor", "Northside Investigations", "Response West"],
    ]
    assert save(clerk, where, looked, **data).status_code == 302
    held = Posting.objects.filter(person=people[0]).values_list(
        "unit__name", "starts_on", "ends_on"
    )
    assert list(held) == [
        ("Northside Investigations", date(2010, 1, 4), date(2026, 11, 30)),
        ("Response West", date(2026, 12, 1), None),
    ]


def test_a_later_posting_stands_in_the_way(clerk, people, northshire, investigations):
    okafor = people[1]
    okafor.postings.update(ends_on=date(2026, 12, 31))
    a_posting(okafor, investigations, starts_on=date(2027, 1, 1))
    response = a_unit(northshire, "RESP", name="Response West")
    data = {"unit": response.uuid, "fte": "1"} | parts(starts_on=date(2026, 12, 1))
    looked = send(clerk, address("bulk-post", people), **data)
    assert rows(looked)[1][2] == (
        "Left out. Has a posting in Northside Investigations from 1 January 2027. Change that one "
        "on its own."
    )


def test_a_leaver_is_posted_no_more(clerk, people, northshire):
    people[1].services.update(left_on=date(2026, 11, 30))
    response = a_unit(northshire, "RESP", name="Response West")
    data = {"unit": response.uuid, "fte": "1"} | parts(starts_on=date(2026, 12, 1))
    looked = send(clerk, address("bulk-post", people), **data)
    assert rows(looked)[1][2] == "Left out. Is not in service on 1 December 2026."


def test_several_are_restricted(clerk, people, northshire):
    a_case_group("RAPE", force=northshire)
    where = address("bulk-restrict", people)
    days = parts(starts_on=date(2026, 11, 24), ends_on=date(2027, 6, 1))
    data = {"case_group": "RAPE"} | days
    looked = send(clerk, where, **data)
    assert rows(looked)[0] == ["Ada Byrne", "Nothing on record", "No new RAPE to 1 June 2027"]
    save(clerk, where, looked, **data)
    assert Restriction.objects.filter(ends_on=date(2027, 6, 1)).count() == 2


def test_what_changed_since_it_was_looked_at_is_shown_first(clerk, people, first):
    where = address("bulk-award", people)
    data = {"scheme": first.uuid} | parts(awarded_on=date(2026, 11, 2))
    looked = send(clerk, where, **data)
    an_accreditation(people[0], first, awarded_on=date(2026, 11, 2))
    again = save(clerk, where, looked, **data)
    assert rows(again)[0][2] == "Left out. Has an award of that day already."
    assert Act.objects.count() == 0


def test_people_are_chosen_by_tick_or_by_reference(clerk, people):
    ticked = f"{address('bulk', people[:1])}&refs={people[1].person_ref}%0AR-none"
    said = text(clerk.get(ticked))
    assert "2 chosen" in said
    assert "Nobody whom you may change has the reference R-none." in said


def test_whoever_one_may_not_change_is_left_out(client, people, northshire):
    own = a_user("okafor@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)
    own.person = people[1]
    own.save()
    client.force_login(own)
    said = text(client.get(address("bulk", people)))
    assert "1 chosen" in said
    assert "1 of those ticked you may not change, and they were left out." in said
    assert client.get(address("bulk-award", people)).status_code == 404


def test_the_list_of_people_has_boxes_for_whoever_keeps_records(
    client, people, sergeant, training_lead
):
    seen = {}
    for user in (sergeant, training_lead):
        client.force_login(user)
        seen[user] = client.get(reverse("people")).text.count('form="bulk"')
    assert seen == {sergeant: 0, training_lead: 2}


NAMES = ("bulk-award", "bulk-post", "bulk-restrict")


@pytest.mark.parametrize("name", NAMES)
def test_only_those_who_keep_records_and_within_their_reach(
    client, people, sergeant, stranger, name
):
    answers = {}
    for user in (sergeant, stranger):
        client.force_login(user)
        answers[user] = client.get(address(name, people)).status_code
    assert answers == {sergeant: 403, stranger: 404}


@pytest.mark.parametrize("query", ["", "?person=nonsense", "?person="])
def test_nobody_or_nonsense_is_not_found(clerk, query):
    assert clerk.get(reverse("bulk-award") + query).status_code == 404
