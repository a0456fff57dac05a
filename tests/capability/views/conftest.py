import pytest
from django.utils import timezone

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Gap
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)


@pytest.fixture
def burglary(northshire):
    """A category whose cases require SPECIAL, which needs FIRST."""
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    category = a_category("BURGLARY", force=northshire)
    a_requirement(special, a_case_group("SERIOUS", category, force=northshire), force=northshire)
    return category


@pytest.fixture
def a_holder(northshire, burglary):
    """Makes people who hold a case that they are not accredited for."""

    def holder(surname="Okafor", *, unit=None, reference=None):
        person = a_person(northshire, surname, unit=unit)
        an_allocation(person, a_case(northshire, burglary, reference=reference))
        return person

    return holder


@pytest.fixture
def swept(northshire):
    def sweep():
        for code in ("case-holder-unaccredited", "access-trap"):
            sweeping.sweep(CHECKS[code], Scope(northshire), on=timezone.localdate())

    return sweep


@pytest.fixture
def held_gap(northshire, investigations, a_holder, swept):
    """The open gap of someone in the sergeant's department who holds case 24/3318."""
    a_holder(unit=investigations, reference="24/3318")
    swept()
    return Gap.objects.get(check_code="case-holder-unaccredited")
