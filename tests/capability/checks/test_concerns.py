from datetime import date

import pytest

from capability.checks import CHECKS
from capability.checks.concerns import bound_by, reading
from capability.models import Requirement, Role, Threshold
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    a_unit,
    an_allocation,
)

DAY = date(2024, 6, 1)


@pytest.fixture
def bound(northshire):
    def surnames(requirement, on=DAY):
        people = bound_by([requirement], northshire, on=on)
        return set(people.values_list("surname", flat=True))

    return surnames


def test_a_check_reads_a_table_if_its_findings_do():
    assert {"role-holder-unaccredited", "plan-missing"} <= set(reading(Requirement))
    assert "accreditation-expires" not in reading(Requirement)
    assert set(reading(Threshold)) >= {code for code, one in CHECKS.items() if one.limits}


def test_a_case_group_binds_who_holds_a_case_of_it_in_that_part(northshire, bound):
    ours, theirs = (a_category(code, force=northshire) for code in ("OURS", "THEIRS"))
    required = a_requirement(
        a_scheme("SPECIAL"), a_case_group("SERIOUS", ours, force=northshire), force=northshire
    )
    people = {name: a_person(northshire, name) for name in ("Holds", "Deputy", "Other", "Over")}
    an_allocation(people["Holds"], a_case(northshire, ours))
    an_allocation(people["Deputy"], a_case(northshire, ours), part="DEPUTY")
    an_allocation(people["Other"], a_case(northshire, theirs))
    an_allocation(people["Over"], a_case(northshire, ours), ends_on=date(2024, 5, 31))
    assert bound(required) == {"Holds"}
    assert bound(required, on=date(2024, 5, 31)) == {"Holds", "Over"}


def test_a_unit_binds_who_is_posted_under_it_whatever_its_own_days(northshire, bound):
    upper = a_unit(northshire)
    lower, beside = a_unit(northshire, under=upper), a_unit(northshire)
    role = Role.objects.create(force=northshire, code="SOIT", name="SOIT")
    required = a_requirement(
        *(a_scheme("SPECIAL"), None),
        force=northshire,
        role=role,
        part="",
        level="unit",
        unit=upper,
        starts_on=date(2030, 1, 1),
    )
    for name, unit in (("Under", lower), ("Beside", beside)):
        a_posting(a_person(northshire, name), unit, role=role)
    a_posting(a_person(northshire, "Roleless"), lower)
    assert bound(required) == {"Under"}
