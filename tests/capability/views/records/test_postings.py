from datetime import date

import pytest
from django.urls import reverse

from capability.models import Act, Posting, Role
from tests.capability.views.pages import rows, text
from tests.capability.views.records.sending import date_parts, sent
from tests.factories.capability import LONG_AGO, a_person, a_unit

LEAP_DAY = date(2024, 2, 29)


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def response(northshire):
    return a_unit(northshire, "RESP", name="Response")


@pytest.fixture
def detective(northshire):
    return Role.objects.create(force=northshire, code="DET", name="Detective")


def place(unit, starts_on, ends_on=None, **facts):
    days = date_parts("starts_on", starts_on) | date_parts("ends_on", ends_on)
    facts = {"role": "", "rank": "", "fte": "1", "is_substantive": "on"} | facts
    return days | {"unit": unit.uuid} | facts


def beginning(client, person, *told, **facts):
    return sent(client, reverse("posting-begin", args=[person.uuid]), place(*told, **facts))


def acting_on(client, what, posting, facts):
    address = reverse(f"posting-{what}", args=[posting.person.uuid, posting.pk])
    return sent(client, address, facts)


def on_record(person):
    return list(person.postings.values_list("unit__code", "starts_on", "ends_on", "source"))


def test_a_posting_begins(client, training_lead, northshire, response, detective):
    person = a_person(northshire)
    client.force_login(training_lead)
    beginning(client, person, response, LEAP_DAY, role="DET", fte="0.6")
    assert on_record(person) == [("RESP", LEAP_DAY, None, "hand")]
    assert rows(client.get(reverse("person-postings", args=[person.uuid])))[0][:6] == [
        *("Response", "Detective", ""),
        *("29 Feb 2024", "Open", "0.600"),
    ]
    assert Act.objects.values_list("kind", "reason", "person").get() == (
        *("posting.begun", "Said so on the form"),
        person.pk,
    )


def test_two_substantive_postings_do_not_overlap(client, training_lead, okafor, response):
    client.force_login(training_lead)
    said = text(beginning(client, okafor, response, LEAP_DAY))
    assert "one in Northside Investigations is on record from 4 January 2010 to now." in said
    assert on_record(okafor) == [("INV", LONG_AGO, None, "hand")]
    assert not Act.objects.exists()


def test_a_posting_stays_within_the_service(client, training_lead, northshire, response):
    person = a_person(northshire, left_on=LEAP_DAY)
    client.force_login(training_lead)
    said = text(beginning(client, person, response, date(2024, 3, 1)))
    assert "Ada Okafor is not in service on 1 March 2024. Correct the day, or the service." in said
    said = text(beginning(client, person, response, date(2024, 1, 1)))
    assert "Ada Okafor left on 29 February 2024. Enter a last day no later than that." in said
    beginning(client, person, response, date(2024, 1, 1), LEAP_DAY)
    assert on_record(person) == [("RESP", date(2024, 1, 1), LEAP_DAY, "hand")]


def test_one_that_is_not_substantive_stands_beside(client, training_lead, okafor, response):
    client.force_login(training_lead)
    beginning(client, okafor, response, LEAP_DAY, date(2024, 3, 31), is_substantive="")
    assert list(okafor.postings.values_list("unit__code", "is_substantive")) == [
        ("INV", True),
        ("RESP", False),
    ]


def test_a_change_ends_what_was_the_day_before(client, training_lead, okafor, response):
    client.force_login(training_lead)
    posting = okafor.postings.get()
    page = acting_on(client, "change", posting, place(response, date(2024, 3, 1)))
    assert "The posting of Ada Okafor changed from 1 March 2024: Response." in text(page)
    assert on_record(okafor) == [
        ("INV", LONG_AGO, LEAP_DAY, "hand"),
        ("RESP", date(2024, 3, 1), None, "hand"),
    ]
    said = text(acting_on(client, "change", posting, place(response, date(2024, 3, 1))))
    assert "The posting ended on 29 February 2024. Let a new one begin instead." in said


def test_a_change_comes_after_the_beginning(client, training_lead, okafor, response):
    client.force_login(training_lead)
    page = acting_on(client, "change", okafor.postings.get(), place(response, LONG_AGO))
    assert "The posting began on 4 January 2010. Enter a later day, or correct it." in text(page)


def test_a_correction_replaces_what_never_was(client, training_lead, okafor, response):
    Posting.objects.update(source="postings")
    client.force_login(training_lead)
    told = place(response, LEAP_DAY, date(2025, 2, 28), fte="0.5")
    acting_on(client, "correct", okafor.postings.get(), told)
    assert on_record(okafor) == [("RESP", LEAP_DAY, date(2025, 2, 28), "hand")]
    assert Act.objects.get().kind == "posting.corrected"


def test_a_posting_ends(client, training_lead, okafor):
    client.force_login(training_lead)
    posting = okafor.postings.get()
    early = date_parts("last_day", date(2010, 1, 3))
    said = text(acting_on(client, "end", posting, early))
    assert "The posting began on 4 January 2010. Enter a last day from then on." in said
    acting_on(client, "end", posting, date_parts("last_day", LEAP_DAY))
    assert on_record(okafor) == [("INV", LONG_AGO, LEAP_DAY, "hand")]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"fte": "1.5"}, "Enter the share of full time as a number above 0 and at most 1"),
        ({"fte": "0"}, "Enter the share of full time as a number above 0 and at most 1"),
        ({"rank": "nonsense"}, "There is no such rank that you may choose."),
        ({"starts_on_1": "13"}, "There is no such day."),
        ({"starts_on_2": "24"}, "The year is from 1900 to 2199, in four figures"),
        (date_parts("ends_on", date(2024, 2, 28)), "is before the first, 29 February 2024"),
    ],
)
def test_what_is_wrong_is_said_in_words(client, training_lead, okafor, response, facts, words):
    client.force_login(training_lead)
    assert words in text(beginning(client, okafor, response, LEAP_DAY, **facts))
    assert not Act.objects.exists()


def test_unit_and_role_stand_on_the_first_day(
    client, training_lead, northshire, response, detective
):
    person = a_person(northshire)
    response.ends_on = date(2024, 2, 28)
    response.save()
    Role.objects.update(starts_on=date(2024, 3, 1))
    client.force_login(training_lead)
    said = text(beginning(client, person, response, LEAP_DAY, role="DET"))
    assert "Response ended on 28 February 2024. Choose one that stands then." in said
    assert "Detective stands from 1 March 2024 on, not on 29 February 2024." in said


def test_a_posting_of_somebody_else_is_not_found(client, training_lead, northshire, okafor):
    other = a_person(northshire)
    client.force_login(training_lead)
    address = reverse("posting-end", args=[other.uuid, okafor.postings.get().pk])
    assert client.get(address).status_code == 404
