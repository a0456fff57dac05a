from datetime import date

import pytest

from capability.access import SEE_NAMES, AccessRole
from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Person
from capability.reports import explained, gaps, one_gap
from capability.reports.gaps import Narrowing
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_grant,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

MONDAY, TUESDAY = date(2024, 6, 3), date(2024, 6, 4)
HOLDER, TRAP = "case-holder-unaccredited", "access-trap"
HOLDER, TRAP = "case-holder-unaccredited", "access-trap"


@pytest.fixture
def special(northshire):
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    category = a_category("BURGLARY", force=northshire)
    a_requirement(special, a_case_group("SERIOUS", category, force=northshire), force=northshire)
    return special


def a_holder(force, special, unit=None, **facts):
    person = a_person(force, unit=unit, **facts)
    case = a_case(force, force.own_casecategorys.get())
    an_allocation(person, case)
    return person


@pytest.fixture
def inside(northshire, investigations, special):
    """Grade A, in the sergeant's department."""
    return a_holder(northshire, special, investigations, surname="Inside")


@pytest.fixture
def outside(northshire, special):
    """Grade C, elsewhere in the force."""
    person = a_holder(northshire, special, surname="Outside")
    an_accreditation(person, special.prerequisites.get().needs, awarded_on=date(2024, 1, 1))
    return person


def swept(force, on=MONDAY):
    for check in (CHECKS[HOLDER], CHECKS[TRAP]):
        sweeping.sweep(check, Scope(force), on=on)


def people(user, **narrowing):
    items = gaps.listed(user, Narrowing(**{"on": MONDAY, "checks": [HOLDER, TRAP]} | narrowing))
    return [(item.person, item.check, item.grade) for item in items]


def test_the_worst_stand_first(northshire, training_lead, outside, inside):
    swept(northshire)
    assert people(training_lead) == [
        (inside.pk, TRAP, "A"),
        (inside.pk, HOLDER, "A"),
        (outside.pk, HOLDER, "C"),
    ]


def test_a_sergeant_sees_the_department_alone(northshire, sergeant, outside, inside):
    swept(northshire)
    assert people(sergeant) == [(inside.pk, TRAP, "A"), (inside.pk, HOLDER, "A")]
    assert people(sergeant, as_of=True) == people(sergeant)


def test_a_stranger_sees_none(northshire, stranger, inside):
    swept(northshire)
    assert people(stranger) == people(stranger, as_of=True) == []


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        pytest.param({"checks": [TRAP]}, [TRAP], id="check"),
        pytest.param({"grades": ["C"]}, [HOLDER], id="grade"),
        pytest.param({"severities": [2]}, [HOLDER], id="severity"),
        pytest.param({"opened_from": TUESDAY}, [], id="opened-from"),
        pytest.param({"people": Person.objects.none()}, [], id="people"),
    ],
)
def test_narrowing(northshire, training_lead, inside, outside, narrowing, found):
    swept(northshire)
    assert [check for _person, check, _grade in people(training_lead, **narrowing)] == found


def test_another_day_shows_what_was_wrong_then(northshire, training_lead, inside):
    swept(northshire)
    assert people(training_lead, on=date(2024, 2, 1), as_of=True) == []
    [_trap, held] = gaps.listed(
        training_lead, Narrowing(on=date(2024, 5, 1), as_of=True, checks=[HOLDER, TRAP])
    )
    assert (held.gap, held.grade, held.is_found) == (None, "A", True)


def test_an_open_gap_no_longer_found_says_so(northshire, training_lead, outside, special):
    swept(northshire)
    an_accreditation(outside, special, awarded_on=TUESDAY)
    [item] = gaps.listed(training_lead, Narrowing(on=TUESDAY))
    [row] = explained.filled([item], training_lead, on=TUESDAY)
    assert (item.is_found, row["is_found"]) == (False, False)
    assert row["explanation"].on == MONDAY


def test_a_row_says_who_and_why(northshire, training_lead, inside):
    swept(northshire)
    items = gaps.listed(training_lead, Narrowing(on=MONDAY, checks=[HOLDER]))
    [row] = explained.filled(items, training_lead, on=MONDAY)
    assert row["person"]["surname"] == "Inside"
    assert row["case_reference"] == inside.allocations.get().case.reference
    assert row["explanation"].summary == "Holds a case in SERIOUS without SPECIAL"


def test_an_analyst_reads_the_same_reason_under_a_pseudonym(northshire, analyst, inside):
    swept(northshire)
    items = gaps.listed(analyst, Narrowing(on=MONDAY, checks=[HOLDER]))
    [row] = explained.filled(items, analyst, on=MONDAY)
    assert row["person"]["pseudonym"] == inside.pseudonym
    assert "surname" not in row["person"]
    assert row["case_reference"] is None
    assert row["explanation"].summary == "Holds a case in SERIOUS without SPECIAL"


@pytest.mark.parametrize("size", [1, 3])
def test_the_number_of_queries_does_not_grow(
    northshire, training_lead, special, size, django_assert_num_queries
):
    for _ in range(size):
        a_holder(northshire, special)
    swept(northshire)
    with django_assert_num_queries(7):
        items = gaps.listed(training_lead, Narrowing(on=MONDAY))
        explained.filled(items, training_lead, on=MONDAY)


def test_a_check_for_some_is_seen_as_far_as_their_power_reaches(
    northshire, sergeant, inside, outside, monkeypatch
):
    """An analyst of the whole force too, who may see this check's gaps in one department only."""
    a_grant(sergeant, AccessRole.ANALYST, northshire.root_unit)
    monkeypatch.setattr(type(CHECKS[HOLDER]), "audience", SEE_NAMES)
    swept(northshire)
    for as_of in (False, True):
        seen = people(sergeant, checks=[HOLDER], as_of=as_of)
        assert seen == [(inside.pk, HOLDER, "A")]
    assert one_gap.known_as(gap_of(outside).veiled_uuid, sergeant) is None
    assert one_gap.known_as(gap_of(inside).uuid, sergeant) == gap_of(inside)


def gap_of(person):
    return person.gaps.get(check_code=HOLDER)
