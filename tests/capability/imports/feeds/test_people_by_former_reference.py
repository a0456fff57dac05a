"""A reference that was changed or merged away still means the person who had it."""

from datetime import date

import pytest

from capability.models import Alias, Person
from tests.factories.capability import a_person

HEADER = "person_ref,surname,number\n"


@pytest.fixture
def okafor(northshire):
    person = a_person(northshire, "Okafor", person_ref="HR77", number="4711")
    Alias.objects.create(
        force=northshire, person=person, person_ref="HR12", ends_on=date(2024, 2, 29)
    )
    return person


def test_it_changes_that_person_and_makes_no_other(load, okafor, outcomes):
    assert outcomes(load("people", HEADER + "HR12,Okafor,4712\n")) == {2: "changed"}
    assert Person.objects.values_list("person_ref", "number").get() == ("HR77", "4712")
    assert outcomes(load("people", HEADER + "HR12,Okafor,4712\n")) == {2: "unchanged"}


def test_beside_the_present_one_it_is_rejected(load, okafor, outcomes, told):
    loaded = load("people", HEADER + "HR12,Okafor,4712\nHR77,Okafor,4711\n")
    assert outcomes(loaded) == {2: "rejected", 3: "unchanged"}
    rule = "It is another reference of the person in row 3."
    assert told(loaded) == [(2, "person_ref", rule)]


def test_whoever_has_it_now_is_meant(load, northshire, okafor, outcomes):
    a_person(northshire, "Byrne", person_ref="HR12", number="12")
    assert outcomes(load("people", HEADER + "HR12,Byrne,13\n")) == {2: "changed"}
    assert Person.objects.get(person_ref="HR12").number == "13"
