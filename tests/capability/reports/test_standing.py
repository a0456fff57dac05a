from datetime import date

import pytest

from capability.models import Enforcement, Equivalence, EquivalenceSource
from capability.reports.standing import standing
from tests.factories.capability import (
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    an_accreditation,
)

MONDAY = date(2024, 6, 3)
# What the national minimum bars everybody from who has nothing on record.
NATIONAL = "May not hold: RASSO (adult): missing SSAIDP"
NEITHER = f"{NATIONAL}."
MAY_NOT = f"{NATIONAL}; SERIOUS: missing SPECIAL."
MAY = f"May hold: SERIOUS. {NATIONAL}."


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations)


@pytest.fixture
def special():
    return a_scheme("SPECIAL")


@pytest.fixture
def serious(northshire):
    return a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)


def said(person, on=MONDAY):
    return standing(person, on=on)


def test_the_national_minimum_binds_everybody(okafor):
    assert said(okafor) == NEITHER


def test_an_award_opens_the_group_on_its_first_day(northshire, okafor, special, serious):
    a_requirement(special, serious, force=northshire)
    an_accreditation(okafor, special, awarded_on=MONDAY)
    assert (said(okafor, date(2024, 6, 2)), said(okafor)) == (MAY_NOT, MAY)


def test_an_equivalence_counts(northshire, okafor, special, serious):
    a_requirement(special, serious, force=northshire)
    old = a_scheme("OLD")
    equivalence = Equivalence.objects.create(scheme=special)
    EquivalenceSource.objects.create(equivalence=equivalence, scheme=old)
    an_accreditation(okafor, old, awarded_on=MONDAY)
    assert said(okafor) == MAY


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        pytest.param({"part": "SUPERVISOR"}, NEITHER, id="another-part"),
        pytest.param({"part": ""}, MAY_NOT, id="any-part"),
        pytest.param({"starts_on": date(2024, 6, 4)}, NEITHER, id="not-begun"),
        pytest.param({"enforcement": Enforcement.RECORD}, NEITHER, id="records-only"),
    ],
)
def test_which_requirements_bind(northshire, okafor, special, serious, facts, line):
    a_requirement(special, serious, force=northshire, **facts)
    assert said(okafor) == line


def test_a_units_requirement_binds_its_own(northshire, investigations, okafor, special, serious):
    rule = a_requirement(special, serious, force=northshire, level="unit", unit=investigations)
    assert said(okafor) == MAY_NOT
    rule.unit = a_unit(northshire)
    rule.save()
    assert said(okafor) == NEITHER


def test_it_takes_one_query(northshire, okafor, special, serious, django_assert_num_queries):
    a_requirement(special, serious, force=northshire)
    with django_assert_num_queries(1):
        said(okafor)
