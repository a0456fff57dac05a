from datetime import date

import pytest
from django.urls import reverse

from capability.models import Rank, Suspension
from tests.capability.views.pages import rows, text
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_category,
    a_person,
    a_posting,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

TABS = ("person", "person-postings", "person-cases", "person-gaps", "person-history")


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations, number="4711", person_ref="HR77")


def tab(person, name="person"):
    return reverse(name, args=[person.uuid])


def test_the_head_says_who_it_is(client, sergeant, okafor):
    client.force_login(sergeant)
    head = "Ada Okafor As of today"
    said = text(client.get(tab(okafor)))
    assert head in said
    for fact in ("Number 4711", "Northside Investigations", "Since 4 Jan 2010", "Reference HR77"):
        assert fact in said


@pytest.mark.parametrize("name", TABS)
def test_each_tab_marks_itself_and_no_other(client, sergeant, okafor, name):
    client.force_login(sergeant)
    page = client.get(tab(okafor, name))
    assert page.status_code == 200
    marked = f'href="{tab(okafor, name)}" aria-current="page"'
    assert (page.text.count('aria-current="page"'), marked in page.text) == (1, True)


@pytest.mark.parametrize("name", TABS)
def test_a_stranger_finds_no_such_page(client, stranger, okafor, name):
    client.force_login(stranger)
    assert client.get(tab(okafor, name)).status_code == 404


@pytest.mark.parametrize("name", TABS)
def test_a_sergeant_finds_nobody_of_another_department(client, sergeant, northshire, name):
    elsewhere = a_person(northshire, unit=a_unit(northshire, "RESP"))
    client.force_login(sergeant)
    assert client.get(tab(elsewhere, name)).status_code == 404


def test_every_cycle_is_a_row_in_its_scheme(client, sergeant, okafor):
    first = a_scheme("FIRST", validity_months=36)
    an_accreditation(okafor, first, awarded_on=date(2015, 5, 4), valid_to=date(2018, 5, 3))
    an_accreditation(okafor, first, awarded_on=date(2018, 4, 9), source="Records office")
    client.force_login(sergeant)
    found = rows(client.get(tab(okafor), {"as_of": "2018-06-02"}))
    assert [row[:5] for row in found] == [
        ["● Current", "", "", "9 Apr 2018", "Does not expire"],
        ["✕ Lapsed", "", "", "4 May 2015", "3 May 2018 30 days ago"],
    ]
    wrong = "This is wrong (FIRST awarded 9 April 2018)"
    assert found[0][5] == f"Records office Details of FIRST awarded 9 April 2018 {wrong}"


def test_a_suspension_is_told_with_its_days(client, sergeant, okafor):
    award = an_accreditation(okafor, a_scheme("FIRST"), awarded_on=LONG_AGO)
    Suspension.objects.create(
        force=okafor.force, accreditation=award, starts_on=date(2024, 3, 1), ends_on=None
    )
    client.force_login(sergeant)
    assert "▲ Suspended Suspended from 1 Mar 2024" in text(client.get(tab(okafor)))


def test_another_day_shows_the_state_of_that_day(client, sergeant, okafor):
    an_accreditation(okafor, a_scheme("FIRST"), course_completed_on=date(2020, 5, 4))
    client.force_login(sergeant)
    states = [
        rows(client.get(tab(okafor), {"as_of": day}))[0][0] for day in ("2020-05-03", "2020-05-04")
    ]
    assert states == ["○ Not started", "◔ Course complete"]


def test_postings_stand_with_rank_and_days(client, sergeant, northshire, okafor, investigations):
    okafor.postings.update(ends_on=date(2019, 12, 31))
    constable = Rank.objects.create(force=northshire, code="X", name="Detective")
    a_posting(okafor, investigations, starts_on=date(2020, 1, 1), rank=constable, fte="0.600")
    client.force_login(sergeant)
    found = rows(client.get(tab(okafor, "person-postings")))[:2]
    assert [row[:6] for row in found] == [
        ["Northside Investigations", "", "Detective", "1 Jan 2020", "Open", "0.600"],
        ["Northside Investigations", "", "", "4 Jan 2010", "31 Dec 2019", "Full"],
    ]
    wrong = "This is wrong (the posting in Northside Investigations from 1 January 2020)"
    assert found[0][6] == f"By hand {wrong}"


def test_cases_held_on_the_day_come_first(client, sergeant, northshire, okafor):
    theft = a_category("THEFT", force=northshire)
    given_up = a_case(northshire, theft, reference="24/1")
    an_allocation(okafor, given_up, starts_on=date(2024, 5, 1), ends_on=date(2024, 6, 1))
    an_allocation(okafor, a_case(northshire, theft, reference="24/2"))
    client.force_login(sergeant)
    assert [(row[0], row[-1]) for row in rows(client.get(tab(okafor, "person-cases")))] == [
        ("24/2", "● Yes"),
        ("24/1", "○ No"),
    ]


def test_gaps_are_the_ones_of_the_list(client, sergeant, held_gap):
    client.force_login(sergeant)
    listed = rows(client.get(reverse("gaps")))
    own = rows(client.get(tab(held_gap.person, "person-gaps")))
    assert [row[1:] for row in listed] == own
    assert len(own) == 2


def test_history_tells_who_changed_what(client, sergeant, okafor):
    okafor.number = "4712"
    okafor.save()
    client.force_login(sergeant)
    what = [row[1] for row in rows(client.get(tab(okafor, "person-history")))]
    assert "Person changed : number 4711 → 4712" in what


def test_an_analyst_reads_a_record_by_pseudonym(client, analyst, northshire, okafor):
    an_allocation(
        okafor, a_case(northshire, a_category("THEFT", force=northshire), reference="24/3318")
    )
    an_accreditation(okafor, a_scheme("FIRST"), awarded_on=LONG_AGO, certificate="C-99")
    client.force_login(analyst)
    for name in TABS[:-1]:
        page = client.get(reverse(name, args=[okafor.pseudonym]))
        assert page.status_code == 200
        for telling in ("Okafor", "4711", "HR77", str(okafor.uuid), "24/3318", "C-99"):
            assert telling not in page.text


@pytest.mark.parametrize("name", TABS)
def test_an_analyst_knows_nobody_by_uuid(client, analyst, okafor, name):
    client.force_login(analyst)
    assert client.get(tab(okafor, name)).status_code == (403 if name == "person-history" else 404)


def test_history_is_closed_to_whoever_sees_pseudonyms(client, analyst, okafor):
    client.force_login(analyst)
    address = reverse("person-history", args=[okafor.pseudonym])
    assert client.get(address).status_code == 403
    assert address not in client.get(reverse("person", args=[okafor.pseudonym])).text
