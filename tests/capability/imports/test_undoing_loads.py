"""A whole load taken back: the register is as it was, row for row."""

from datetime import date

import pghistory
import pytest

from capability.actions import acts, undoing
from capability.models import (
    Accreditation,
    Alias,
    Case,
    CaseAllocation,
    Person,
    Posting,
    Service,
    Unit,
    UnitEdge,
    UnresolvedRow,
)
from tests.factories.capability import a_category, a_person, a_scheme, a_unit, a_user

TABLES = (Accreditation, Alias, Case, CaseAllocation, Person, Posting, Service, Unit, UnitEdge)


@pytest.fixture
def undo(training_lead):
    return lambda load: undoing.undo_batch(load.batch, by=training_lead, reason="The wrong file")


def register():
    return {model: list(model.objects.order_by("pk").values()) for model in TABLES}


def test_people_that_were_changed_moved_and_made(northshire, load, undo):
    a_unit(northshire, "A")
    load("people", "person_ref,surname,unit,joined_on\nR900,Khan,A,2015-01-01\n")
    before = register()

    done = load(
        "people",
        "person_ref,surname,number,unit,joined_on,left_on\n"
        "R900,Kahn,77,B,2015-01-01,\n"
        "R901,Lee,78,B,2020-01-01,2025-01-01\n",
        create={"units": True},
    )
    undone = undo(done)

    assert register() == before
    assert (undone.kind, undone.undoes_batch, undone.person) == ("batch.undone", done.batch, None)
    assert undone.job.arguments == {}


def test_cases_and_what_they_are(northshire, load, undo):
    a_category("RAPE")
    a_person(northshire, "Khan", person_ref="R900")
    text = (
        "person_ref,case_reference,case_category,part,starts_on,ends_on\n"
        "R900,24/1,RAPE,OIC,2024-01-01,{}\n"
    )
    load("allocations", text.format(""))
    before = register()

    undo(load("allocations", text.format("2024-02-01")))

    assert register() == before


def test_the_same_file_goes_in_again(northshire, load, undo):
    text = "person_ref,surname,joined_on\nR900,Khan,2015-01-01\n"
    undo(load("people", text))

    assert load("people", text).counts()["created"] == 1


def test_its_rows_that_wait_go_with_it(northshire, load, undo):
    a_scheme("CIT40")
    done = load("accreditations", "person_ref,scheme,awarded_on\nR1000,CIT40,2024-01-01\n")
    assert UnresolvedRow.objects.count() == 1

    undo(done)

    assert not UnresolvedRow.every.exists()


def test_a_later_load_of_the_same_person_refuses_it(northshire, load, undo):
    first = load("people", "person_ref,surname\nR900,Khan\n")
    load("people", "person_ref,surname\nR900,Kahn\n")

    with pytest.raises(acts.Refused, match=r"changed again later, .* person Kahn"):
        undo(first)


def test_what_was_entered_by_hand_since_refuses_it(northshire, load, undo):
    done = load("people", "person_ref,surname\nR900,Khan\n")
    with pghistory.context():
        Service.objects.create(
            force=northshire, person=Person.objects.get(), joined_on=date(2020, 1, 1)
        )

    with pytest.raises(acts.Refused, match="service Khan from 2020-01-01"):
        undo(done)


@pytest.fixture
def own(northshire, training_lead):
    """The clerk's own record."""
    training_lead.person = a_person(northshire, "Clarke", person_ref="R1", number="1")
    training_lead.save()
    return training_lead.person


def test_nobody_takes_back_what_a_load_did_to_their_own_record(own, load, undo, northshire):
    done = load("people", "person_ref,surname\nR1,Clark\nR900,Khan\n")

    with pytest.raises(acts.Refused, match="It changed your own record too"):
        undo(done)

    own.refresh_from_db()
    assert own.surname == "Clark"
    other = a_user("second@northshire.example", "ld-admin", northshire.root_unit)
    back = undoing.undo_batch(done.batch, by=other, reason="The wrong file")
    own.refresh_from_db()
    assert own.surname == "Clarke"
    with pytest.raises(acts.Refused, match="It changed your own record too"):
        undoing.undo_act(back, by=own.user, reason="It was the right file")


def test_what_is_recorded_around_a_load_is_not_its_own(northshire, load, undo, training_lead):
    with pghistory.context(user=training_lead.pk):
        before = a_person(northshire, "Before")
        done = load("people", "person_ref,surname\nR900,Khan\n")
        after = a_person(northshire, "After")
    by = Person.pgh_event_model.objects.order_by("pgh_id")
    users = list(by.values_list("pgh_context__metadata__user", "pgh_context__metadata__batch"))
    who = training_lead.pk
    assert users == [(who, None), (None, done.batch.pk), (who, None)]

    undo(done)

    assert list(Person.objects.order_by("pk")) == [before, after]


def test_what_follows_a_load_in_its_transaction_is_not_its_own(northshire, load, undo):
    done = load("people", "person_ref,surname\nR900,Khan\n")
    after = a_person(northshire, "After")

    undo(done)

    assert Person.objects.get() == after


def test_a_load_comes_back_by_undoing_its_undoing(load, undo, training_lead):
    done = load("people", "person_ref,surname,joined_on\nR900,Khan,2015-01-01\n")
    before = register()

    undoing.undo_act(undo(done), by=training_lead, reason="It was the right file")

    assert register() == before
