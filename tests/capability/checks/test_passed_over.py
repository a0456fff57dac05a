from datetime import date, timedelta

import pytest

from capability.models import Absence, Restriction
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

CODE = "allocated-past-qualified"
GIVEN = date(2024, 5, 6)


@pytest.fixture
def special(northshire, rape):
    scheme = a_scheme("SPECIAL")
    a_requirement(scheme, rape.memberships.get().group, force=northshire)
    return scheme


@pytest.fixture
def given(northshire, investigations, special, rape):
    """Given to someone who holds nothing and had a case already."""
    person = a_person(northshire, unit=investigations)
    an_allocation(person, a_case(northshire, rape), starts_on=date(2023, 5, 6))
    return an_allocation(person, a_case(northshire, rape), starts_on=GIVEN)


@pytest.fixture
def colleague(northshire, special, rape):
    """Makes someone who holds the scheme, in a unit."""

    def person(unit, *, awarded_on=LONG_AGO, cases=0, **facts):
        person = a_person(northshire, **facts)
        a_posting(person, unit)
        an_accreditation(person, special, awarded_on=awarded_on)
        for _ in range(cases):
            an_allocation(person, a_case(northshire, rape))
        return person

    return person


def key(allocation):
    return (allocation.person_id, allocation.pk)


def test_a_qualified_colleague_had_fewer_cases(found, told, given, colleague, investigations):
    assert found(CODE) == set()
    colleague(investigations)
    assert {one[:2] for one in found(CODE)} == {key(given)}
    said = told(CODE)
    assert said.severity == 3
    assert said.summary == (
        "Given without SPECIAL, past 1 colleague who held it and had fewer cases"
    )
    assert said.found[0] == "Not met: Given on 6 May 2024 to someone who was OIC of 1 already"


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        pytest.param({"cases": 1}, 0, id="as-many-cases"),
        pytest.param({"awarded_on": GIVEN}, 1, id="awarded-that-day"),
        pytest.param({"awarded_on": GIVEN + timedelta(days=1)}, 0, id="awarded-later"),
        pytest.param({"left_on": GIVEN - timedelta(days=1)}, 0, id="had-left"),
        pytest.param({"left_on": GIVEN}, 1, id="left-since"),
    ],
)
def test_as_it_was_on_the_day_it_was_given(found, given, colleague, investigations, facts, count):
    colleague(investigations, **facts)
    assert len(found(CODE)) == count


def test_the_pool_is_the_unit_and_what_stands_under_it(found, northshire, given, colleague):
    unit = given.person.postings.get().unit
    colleague(northshire.root_unit)
    colleague(a_unit(northshire))
    assert found(CODE) == set()
    colleague(a_unit(northshire, under=unit))
    assert len(found(CODE)) == 1


@pytest.mark.parametrize("model", [Absence, Restriction])
def test_whoever_was_not_there_or_restricted_was_no_choice(
    found, given, colleague, investigations, model
):
    person = colleague(investigations)
    row = model.objects.create(force=person.force, person=person, starts_on=GIVEN)
    assert found(CODE) == set()
    model.objects.filter(pk=row.pk).update(starts_on=GIVEN + timedelta(days=1))
    assert len(found(CODE)) == 1


@pytest.mark.parametrize("since", ["required", "classified"])
def test_what_required_it_later_was_no_reason(
    found, given, special, colleague, investigations, since
):
    colleague(investigations)
    rows = {"required": special.requirements, "classified": given.case.classifications}[since]
    rows.update(starts_on=GIVEN)
    assert len(found(CODE)) == 1
    rows.update(starts_on=GIVEN + timedelta(days=1))
    assert found(CODE) == set()


def test_it_is_told_for_ninety_days(found, given, colleague, investigations):
    colleague(investigations)
    assert len(found(CODE, on=GIVEN + timedelta(days=90))) == 1
    assert found(CODE, on=GIVEN + timedelta(days=91)) == set()


def test_a_qualified_holder_is_not_found(found, given, special, colleague, investigations):
    colleague(investigations)
    an_accreditation(given.person, special, awarded_on=GIVEN, valid_to=GIVEN)
    assert found(CODE, on=DAY) == set()
