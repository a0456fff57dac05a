"""Acts by hand, undone: what was there before is there again, row by row."""

from datetime import date

import pytest
from django.urls import reverse

from capability.actions import hand_services, joining, merging, undoing, unit_keeping
from capability.models import (
    Accreditation,
    Alias,
    CaseAllocation,
    Correction,
    EstablishmentPost,
    Person,
    Posting,
    Service,
    Unit,
    UnitEdge,
    UnitHead,
)
from tests.capability.views.pages import text
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_category,
    a_head,
    a_person,
    a_posting,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

LEAP_DAY = date(2024, 2, 29)
WHY = "Entered for the wrong person"
TABLES = (
    *(Person, Alias, Service, Posting, Accreditation),
    *(CaseAllocation, Correction),
    *(Unit, UnitEdge, UnitHead, EstablishmentPost),
)


def on_record():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}


@pytest.fixture
def okafor(northshire, investigations):
    person = a_person(northshire, "Okafor", unit=investigations, person_ref="HR77")
    a_head(investigations, person)
    return person


@pytest.fixture
def okoro(northshire, investigations, okafor):
    """Another record of the same person: some of it says the same."""
    person = a_person(northshire, "Okoro", unit=investigations, person_ref="HR78")
    case = a_case(northshire, a_category("THEFT", force=northshire))
    an_allocation(okafor, case, starts_on=LEAP_DAY)
    an_allocation(person, case, starts_on=date(2024, 2, 1), ends_on=date(2024, 4, 1))
    an_accreditation(person, a_scheme("FIRST"), awarded_on=LONG_AGO)
    Alias.objects.create(force=northshire, person=person, number="4713")
    return person


def test_two_merged_records_are_parted_again(northshire, training_lead, okafor, okoro):
    a_posting(okoro, a_unit(northshire), starts_on=LEAP_DAY, is_substantive=False)
    before = on_record()
    act = merging.merge(okafor, Person.objects.get(pk=okoro.pk), by=training_lead, reason=WHY)
    assert Person.objects.count() == 1
    undo = undoing.undo_act(act, by=training_lead, reason=WHY)
    assert on_record() == before
    assert undo.job.arguments == {"people": sorted([okafor.pk, okoro.pk])}


def test_and_merged_once_more(training_lead, okafor, okoro):
    act = merging.merge(okafor, Person.objects.get(pk=okoro.pk), by=training_lead, reason=WHY)
    merged = on_record()
    undo = undoing.undo_act(act, by=training_lead, reason=WHY)
    undoing.undo_act(undo, by=training_lead, reason=WHY)
    assert on_record() == merged


def test_leaving_is_taken_back(training_lead, okafor, investigations):
    okafor.postings.update(ends_on=date(2025, 3, 31))
    a_posting(okafor, investigations, starts_on=date(2025, 4, 1))
    before = on_record()
    act = hand_services.leave(okafor, LEAP_DAY, by=training_lead, reason=WHY)
    assert okafor.postings.count() == 1
    undoing.undo_act(act, by=training_lead, reason=WHY)
    assert on_record() == before


def test_joining_is_taken_back(client, northshire, training_lead, investigations):
    before = on_record()
    facts = {"person_ref": "HR99", "surname": "Lindqvist", "joined_on": LEAP_DAY}
    brought = [{"scheme": a_scheme("FIRST").pk, "awarded_on": LONG_AGO, "expires_on": None}]
    place = {"unit": investigations.pk, "starts_on": LEAP_DAY}
    act = joining.transfer(northshire, facts, place, brought, by=training_lead, reason=WHY)
    client.force_login(training_lead)
    address = reverse("act-undo", args=[act.uuid])
    assert "Person transferred in" in text(client.get(address))
    undoing.undo_act(act, by=training_lead, reason=WHY)
    assert on_record() == before


def test_what_was_done_to_a_unit_is_taken_back(northshire, training_lead, okafor, investigations):
    other = a_person(northshire)
    how = {"by": training_lead, "reason": WHY}
    response = a_unit(northshire, "RESP")
    before = on_record()
    done = [
        unit_keeping.move(investigations, response, on=LEAP_DAY, **how),
        unit_keeping.appoint(investigations, other, on=LEAP_DAY, **how),
        unit_keeping.fund(investigations, {"role": None, "posts": 3, "starts_on": LEAP_DAY}, **how),
    ]
    for act in reversed(done):
        undoing.undo_act(act, **how)
    assert on_record() == before
