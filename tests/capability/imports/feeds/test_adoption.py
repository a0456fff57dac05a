"""A file tells of what was allocated here: its row takes that over and does not stand beside it."""

from datetime import date

import pytest

from capability.actions import undoing
from capability.models import AllocationCheck, CaseAllocation
from tests.factories.capability import (
    a_case,
    a_category,
    a_person,
    an_allocation,
    an_allocation_check,
)

OURS = date(2026, 3, 10)
HEADER = "person_ref,case_reference,part,case_category,starts_on,ends_on\n"


@pytest.fixture
def check(northshire, training_lead):
    """Of an allocation made here, from OURS on."""
    person, rape = a_person(northshire, person_ref="7"), a_category("RAPE")
    case = a_case(northshire, rape, reference="26/1")
    return an_allocation_check(an_allocation(person, case, starts_on=OURS), by=training_lead)


@pytest.fixture
def tell(load):
    """Load a row of that allocation with the given days."""
    return lambda days: load("allocations", f"{HEADER}7,26/1,OIC,RAPE,{days}\n")


def stands(check):
    check.refresh_from_db()
    days = CaseAllocation.objects.values_list("pk", "starts_on", "ends_on").get()
    return (*days, check.allocation_id == days[0], check.adopted_on)


@pytest.mark.parametrize(
    ("days", "starts_on", "ends_on"),
    [
        pytest.param("2026-03-10,", OURS, None, id="same-day"),
        pytest.param("2026-03-13,", date(2026, 3, 13), None, id="later"),
        pytest.param("2026-03-03,", date(2026, 3, 3), None, id="a-week-earlier"),
        pytest.param("2026-03-12,2026-03-20", date(2026, 3, 12), date(2026, 3, 20), id="ended"),
    ],
)
def test_its_first_day_counts_and_the_check_stays(check, tell, outcomes, days, starts_on, ends_on):
    pk = check.allocation_id
    assert outcomes(done := tell(days)) == {2: "changed"}
    assert stands(check) == (pk, starts_on, ends_on, True, done.as_at)
    assert outcomes(tell(days)) == {2: "unchanged"}


def test_a_row_of_much_later_changes_nothing_and_takes_nothing_over(check, tell, outcomes):
    assert outcomes(tell("2026-03-18,")) == {2: "unchanged"}
    assert stands(check)[1:] == (OURS, None, True, None)


def test_once_taken_over_it_starts_no_later(check, tell, outcomes):
    tell("2026-03-12,")
    assert outcomes(tell("2026-03-14,")) == {2: "unchanged"}
    assert stands(check)[1] == date(2026, 3, 12)


def test_undoing_the_file_gives_ours_back(check, tell, training_lead):
    before = stands(check)
    undoing.undo_batch(tell("2026-03-13,").batch, by=training_lead, reason="The wrong file")
    assert stands(check) == before


def test_the_check_goes_over_to_the_spell_that_the_row_makes_one(check, tell):
    earlier = an_allocation(
        check.person,
        check.allocation.case,
        starts_on=date(2026, 3, 1),
        ends_on=date(2026, 3, 9),
    )
    done = tell("2026-03-08,")
    assert stands(check) == (earlier.pk, date(2026, 3, 1), None, True, done.as_at)
    assert AllocationCheck.objects.count() == 1
