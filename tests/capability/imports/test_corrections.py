"""A feed does not overwrite what was set by hand: the row waits until someone decides."""

from datetime import date

import pytest

from capability.actions import accreditations, acts, corrections
from capability.actions.ledger import Statement
from capability.imports import decided
from capability.models import (
    Accreditation,
    CaseAllocation,
    Correction,
    Person,
    Service,
    UnresolvedRow,
)
from tests.capability.imports.waits import counted, differences, waiting
from tests.factories.capability import (
    a_case,
    a_category,
    a_person,
    a_scheme,
    an_accreditation,
    an_allocation,
)

TODAY = date(2026, 4, 1)


@pytest.fixture
def ada(northshire):
    return a_person(northshire, "Okafor", person_ref="R900", number="1")


@pytest.fixture
def by_hand(training_lead):
    """Set something by hand, as one act."""

    def change(person, feed, columns, identity="", set_it=lambda: None):
        with acts.act(
            "person.corrected",
            force=person.force,
            by=training_lead,
            reason="As the form says",
            people=[person.pk],
        ):
            set_it()
            corrections.set_by_hand(person, feed, columns, identity)

    return change


@pytest.fixture
def apply(northshire, training_lead):
    return lambda feed: decided.apply(northshire, feed, by=training_lead, today=TODAY)


NAMED = "person_ref,surname,number\nR900,{},1\n"


def test_a_name_set_by_hand_waits_and_says_what_differs(load, ada, by_hand):
    by_hand(ada, "people", ["surname"])

    done = load("people", NAMED.format("Oakfor"))

    assert counted(done) == {"unresolved"}
    assert differences() == [("surname", "Okafor", "Oakfor")]
    assert Person.objects.get().surname == "Okafor"


def test_what_agrees_and_what_is_not_set_by_hand_goes_in(load, ada, by_hand):
    by_hand(ada, "people", ["surname"])
    assert counted(load("people", NAMED.format("Okafor"))) == {"unchanged"}
    assert counted(load("people", "person_ref,surname,number\nR900,Okafor,2\n")) == {"changed"}


def test_kept_it_says_nothing_until_the_file_says_something_else(
    load, ada, by_hand, training_lead, apply
):
    by_hand(ada, "people", ["surname"])
    load("people", NAMED.format("Oakfor"))

    corrections.keep(waiting(), training_lead)

    assert counted(apply("people")) == {"unchanged"}
    assert not UnresolvedRow.objects.exists()
    assert counted(load("people", NAMED.format("Oakfor"))) == {"unchanged"}
    assert counted(load("people", NAMED.format("Akafor"))) == {"unresolved"}
    assert differences() == [("surname", "Okafor", "Akafor")]
    assert Person.objects.get().surname == "Okafor"


def test_the_rest_of_a_row_goes_in_beside_what_was_refused(load, ada, by_hand, training_lead):
    by_hand(ada, "people", ["surname"])
    load("people", NAMED.format("Oakfor"))
    corrections.keep(waiting(), training_lead)

    load("people", "person_ref,surname,number\nR900,Oakfor,2\n")

    assert Person.objects.values_list("surname", "number").get() == ("Okafor", "2")


def test_taken_it_is_the_feeds_again(load, ada, by_hand, training_lead, apply):
    by_hand(ada, "people", ["surname"])
    load("people", NAMED.format("Oakfor"))

    act = corrections.take(waiting(), training_lead)

    assert (act.kind, act.person) == ("correction.taken", ada)
    assert counted(apply("people")) == {"changed"}
    assert Person.objects.get().surname == "Oakfor"
    assert not Correction.objects.exists()
    assert counted(load("people", NAMED.format("Okafor"))) == {"changed"}


def test_a_last_day_of_service_set_by_hand(load, ada, by_hand):
    left = date(2025, 6, 30)
    by_hand(ada, "people", ["left_on"], set_it=lambda: Service.objects.update(left_on=left))
    text = "person_ref,surname,number,joined_on,left_on\nR900,Okafor,1,2010-01-04,{}\n"

    assert counted(load("people", text.format(""))) == {"unchanged"}
    assert counted(load("people", text.format("2025-06-30"))) == {"unchanged"}
    assert counted(load("people", text.format("2025-07-31"))) == {"unresolved"}
    assert differences() == [("left_on", "2025-06-30", "2025-07-31")]


def test_who_rejoins_is_no_contradiction(load, ada, by_hand):
    left = date(2025, 6, 30)
    by_hand(ada, "people", ["left_on"], set_it=lambda: Service.objects.update(left_on=left))
    done = load("people", "person_ref,surname,number,joined_on\nR900,Okafor,1,2026-01-05\n")
    assert counted(done) == {"changed"}
    assert list(Service.objects.values_list("joined_on", "left_on").order_by("joined_on")) == [
        (date(2010, 1, 4), left),
        (date(2026, 1, 5), None),
    ]


AWARDED = "person_ref,scheme,course_completed_on,awarded_on\nR900,CIT40,{},{}\n"


@pytest.fixture
def award(ada):
    return an_accreditation(
        ada,
        a_scheme("CIT40"),
        course_completed_on=date(2020, 3, 1),
        awarded_on=date(2020, 9, 1),
    )


def test_an_award_day_set_by_hand(load, ada, award, by_hand, training_lead, apply):
    by_hand(ada, "accreditations", ["awarded_on"], str(award.uuid))
    text = AWARDED.format("2020-03-01", "2020-09-02")

    assert counted(load("accreditations", AWARDED.format("2020-03-01", "2020-09-01"))) == {
        "unchanged"
    }
    assert counted(load("accreditations", text)) == {"unresolved"}
    assert differences() == [("awarded_on", "2020-09-01", "2020-09-02")]
    corrections.keep(waiting(), training_lead)
    assert counted(apply("accreditations")) == {"unchanged"}
    assert counted(load("accreditations", text)) == {"unchanged"}
    assert Accreditation.objects.get().awarded_on == date(2020, 9, 1)


def test_a_feed_that_names_it_by_what_it_was_before_means_it_still(
    northshire, load, ada, award, by_hand
):
    def correct():
        said = {"course_completed_on": date(2020, 3, 2)}
        statement = Statement(ada.pk, award.scheme_id, said, cycle=award.pk)
        accreditations.record(northshire, [statement])

    by_hand(ada, "accreditations", ["course_completed_on"], str(award.uuid), correct)

    done = load("accreditations", "person_ref,scheme,course_completed_on\nR900,CIT40,2020-03-01\n")

    assert counted(done) == {"unresolved"}
    assert differences() == [("course_completed_on", "2020-03-02", "2020-03-01")]
    assert Accreditation.objects.count() == 1


ALLOCATED = (
    "person_ref,case_reference,case_category,part,starts_on,ends_on\nR900,24/1,RAPE,OIC,{},{}\n"
)


@pytest.fixture
def allocation(northshire, ada):
    case = a_case(northshire, a_category("RAPE"), reference="24/1")
    return an_allocation(ada, case, starts_on=date(2024, 3, 5), ends_on=date(2024, 6, 1))


def test_the_days_of_an_allocation_set_by_hand(
    load, ada, allocation, by_hand, training_lead, apply
):
    by_hand(ada, "allocations", ["starts_on", "ends_on"], "24/1|OIC|2024-03-05")

    assert counted(load("allocations", ALLOCATED.format("2024-03-05", ""))) == {"unchanged"}
    text = ALLOCATED.format("2024-03-01", "2024-05-31")
    assert counted(load("allocations", text)) == {"unresolved"}
    assert differences() == [
        ("starts_on", "2024-03-05", "2024-03-01"),
        ("ends_on", "2024-06-01", "2024-05-31"),
    ]
    corrections.keep(waiting(), training_lead)
    assert counted(apply("allocations")) == {"unchanged"}
    assert counted(load("allocations", text)) == {"unchanged"}
    assert counted(load("allocations", ALLOCATED.format("2024-03-01", "2024-05-30"))) == {
        "unresolved"
    }
    assert CaseAllocation.objects.values_list("starts_on", "ends_on").get() == (
        date(2024, 3, 5),
        date(2024, 6, 1),
    )


def test_nobody_decides_about_a_row_that_waits_for_something_else(load, training_lead):
    a_scheme("CIT40")
    load("accreditations", "person_ref,scheme,awarded_on\nR1000,CIT40,2024-01-01\n")
    with pytest.raises(acts.Refused, match="does not wait for that"):
        corrections.keep(waiting(), training_lead)
