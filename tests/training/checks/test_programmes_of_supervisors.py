"""The programme that a sergeant's or inspector's investigative post asks for (P-04)."""

from datetime import date

import pytest

from capability.models import Part, Rank, Requirement, Role, Scheme
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_person,
    a_posting,
    a_requirement,
    a_unit,
    an_accreditation,
    an_allocation,
)

SUPERVISES = "supervisor-without-programme"


def national(code):
    return Scheme.objects.get(force=None, code=code)


def in_post(force, unit, rank, **facts):
    person = a_person(force)
    own = Rank.objects.of(force).get(code=rank)
    a_posting(person, unit, rank=own, starts_on=date(2024, 3, 1), **facts)
    return person


@pytest.mark.parametrize(("rank", "programme"), [("DS", "DSDP"), ("DI", "DIDP")])
def test_a_detective_supervisor_has_their_own_programme(
    found, told, northshire, investigations, rank, programme
):
    person = in_post(northshire, investigations, rank)
    an_accreditation(person, national("DIDP" if rank == "DS" else "DSDP"), awarded_on=DAY)
    assert found(SUPERVISES, on=date(2024, 2, 29)) == set()
    assert found(SUPERVISES) == {(person.pk, national(programme).pk)}
    said = told(SUPERVISES)
    assert said.severity == 2
    assert said.required == [
        f"{programme}, its course at least, for this rank in an investigative post"
    ]
    assert (
        said.found[1] == "Applies: In post since 1 March 2024, which is investigative by the rank"
    )
    an_accreditation(person, national(programme), course_completed_on=DAY)
    assert found(SUPERVISES) == set()


def test_a_rank_of_the_forces_own_counts_by_what_it_is_a_detective_of(
    found, northshire, investigations
):
    for code in ("T/DS", "PODS"):
        Rank.objects.create(force=northshire, code=code, name=code, seniority=20)
    acting = in_post(northshire, investigations, "T/DS")
    in_post(northshire, investigations, "PODS")
    assert found(SUPERVISES) == {(acting.pk, national("DSDP").pk)}


@pytest.mark.parametrize("rank", ["DC", "DCI"])
def test_other_ranks_are_not_asked(found, northshire, investigations, rank):
    in_post(northshire, investigations, rank)
    assert found(SUPERVISES) == set()


def test_a_sergeant_in_uniform_counts_in_a_specialist_unit(found, told, northshire):
    in_post(northshire, a_unit(northshire, specialism="Roads"), "PS")
    person = in_post(northshire, a_unit(northshire, specialism="rasso"), "PS")
    assert found(SUPERVISES) == {(person.pk, national("DSDP").pk)}
    assert told(SUPERVISES).found[1].endswith("investigative by the unit's specialism, rasso")


@pytest.mark.parametrize(("scheme", "is_found"), [("PIP2", True), ("SSAIDP", True), ("FRO", False)])
def test_a_role_that_requires_investigators_level_is_investigative(
    found, told, northshire, investigations, scheme, is_found
):
    role = Role.objects.create(force=northshire, code="LEAD", name="Lead")
    asked = {"role": role, "scheme": national(scheme), "starts_on": LONG_AGO}
    Requirement.objects.create(force=northshire, **asked)
    person = in_post(northshire, investigations, "Insp", role=role)
    assert found(SUPERVISES) == ({(person.pk, national("DIDP").pk)} if is_found else set())
    if is_found:
        assert told(SUPERVISES).found[1].endswith("by the role, which requires PIP2")


def test_a_role_that_requires_the_programme_says_it_by_itself(found, northshire, investigations):
    role = Role.objects.create(force=northshire, code="LEAD", name="Lead")
    asked = {"role": role, "scheme": national("DSDP"), "starts_on": LONG_AGO}
    Requirement.objects.create(force=northshire, **asked)
    in_post(northshire, investigations, "DS", role=role)
    assert len(found("role-holder-unaccredited")) == 1
    assert found(SUPERVISES) == set()


def test_a_case_that_requires_the_programme_says_it_by_itself(
    found, northshire, investigations, rape
):
    person = in_post(northshire, investigations, "DS")
    assert len(found(SUPERVISES)) == 1
    group = rape.memberships.get().group
    a_requirement(national("DSDP"), group, force=northshire, part=Part.SUPERVISOR)
    an_allocation(person, a_case(northshire, rape), part=Part.SUPERVISOR)
    assert len(found("case-holder-unaccredited")) == 1
    assert found(SUPERVISES) == set()


def test_a_second_posting_makes_no_supervisor(found, northshire, investigations):
    in_post(northshire, investigations, "DS", is_substantive=False)
    assert found(SUPERVISES) == set()
