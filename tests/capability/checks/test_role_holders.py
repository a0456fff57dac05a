from datetime import date, timedelta

import pytest

from capability.models import Part, Requirement, Role, UnitEdge
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

CODE = "role-holder-unaccredited"


@pytest.fixture
def special(db):
    return a_scheme("SPECIAL", needs=[a_scheme("FIRST")])


@pytest.fixture
def role(northshire):
    return Role.objects.create(force=northshire, code="RASSO", name="RASSO investigator")


@pytest.fixture
def holder(northshire, investigations, role):
    person = a_person(northshire)
    a_posting(person, investigations, role=role)
    return person


def required(role, scheme, **facts):
    facts = {"level": "force", "force": role.force, "starts_on": LONG_AGO} | facts
    return Requirement.objects.create(role=role, scheme=scheme, **facts)


@pytest.fixture
def requirement(role, special):
    return required(role, special)


def test_who_has_the_role_and_not_the_scheme_is_found(found, told, requirement, holder):
    assert found(CODE) == {(holder.pk, requirement.pk)}
    said = told(CODE)
    assert (said.summary, said.grade, said.severity) == (
        "RASSO investigator without SPECIAL",
        "A",
        2,
    )
    assert said.found[0] == "Not met: The force has not yet given FIRST: no course is on record"
    assert said.barred == ["SPECIAL needs FIRST awarded first"]


def test_who_holds_the_scheme_is_not(found, requirement, holder, special):
    an_accreditation(holder, special, awarded_on=DAY)
    assert found(CODE) == set()


def test_another_role_or_a_posting_that_is_over_is_not(found, requirement, holder):
    holder.postings.update(ends_on=DAY - timedelta(days=1))
    a_posting(holder, a_unit(holder.force), starts_on=DAY)
    assert found(CODE) == set()


def test_grace_runs_from_the_later_first_day_to_its_last(found, role, special, holder):
    requirement = required(role, special, starts_on=date(2024, 5, 2), grace_days=30)
    assert found(CODE, on=date(2024, 5, 31)) == set()
    assert found(CODE) == {(holder.pk, requirement.pk)}


def test_a_change_gives_no_grace_anew(found, role, special, holder):
    first = required(role, special, starts_on=date(2024, 4, 30), ends_on=date(2024, 5, 30))
    changed = required(role, special, starts_on=date(2024, 5, 31), duty=first, grace_days=32)
    assert found(CODE, on=date(2024, 5, 31)) == set()
    assert found(CODE) == {(holder.pk, changed.pk)}


def test_a_units_requirement_binds_its_subtree(found, northshire, role, special, holder):
    UnitEdge.objects.filter(unit__code="INV").delete()
    upper, other = a_unit(northshire), a_unit(northshire)
    UnitEdge.objects.create(
        force=northshire, unit=holder.postings.get().unit, parent=upper, starts_on=LONG_AGO
    )
    binding = required(role, special, level="unit", unit=upper)
    required(role, special, level="unit", unit=other)
    assert found(CODE) == {(holder.pk, binding.pk)}


def test_another_forces_requirement_binds_nobody_here(found, stranger, role, special, holder):
    required(role, special, force=stranger.grants.get().force)
    assert found(CODE) == set()


def test_not_eligible_for_the_role(found, told, requirement, holder, special):
    assert found("not-eligible-for-role") == {(holder.pk, special.pk)}
    said = told("not-eligible-for-role")
    assert said.summary == "SPECIAL is required, and FIRST must be awarded first"
    assert (said.severity, said.cures[-1].text) == (
        3,
        "Or: the PIP lead approves an exception, with the reason",
    )


def test_with_what_it_needs_first_one_is_eligible(found, requirement, holder, special):
    an_accreditation(holder, special.prerequisites.get().needs, awarded_on=DAY)
    assert found("not-eligible-for-role") == set()


def test_a_case_and_a_role_make_one_finding(found, northshire, requirement, holder, special):
    burglary = a_category("BURGLARY", force=northshire)
    group = a_case_group("SERIOUS", burglary, force=northshire)
    a_requirement(special, group, force=northshire, part=Part.OIC)
    for _ in range(2):
        an_allocation(holder, a_case(northshire, burglary))
    assert found("not-eligible-for-case") == {(holder.pk, special.pk)}
    assert found("not-eligible-for-role") == set()
