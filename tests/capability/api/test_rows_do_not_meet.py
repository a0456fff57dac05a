"""Lists of the same rows, with names and without, share nothing that they could be joined by."""

from datetime import date

import pytest

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)


@pytest.fixture
def holder(northshire):
    special, other = a_scheme("SPECIAL"), a_scheme("OTHER")
    category = a_category("BURGLARY", force=northshire)
    a_requirement(special, a_case_group("SERIOUS", category, force=northshire), force=northshire)
    person = a_person(northshire)
    an_accreditation(person, other, awarded_on=date(2024, 1, 1))
    an_allocation(person, a_case(northshire, category))
    gaps.sweep(CHECKS["case-holder-unaccredited"], Scope(northshire), on=date(2024, 6, 1))


@pytest.mark.parametrize("address", ["people/", "accreditations/", "gaps/"])
def test_no_identity_is_shared(reads, training_lead, analyst, holder, address):
    [named] = reads(training_lead, address).json()["results"]
    [veiled] = reads(analyst, address).json()["results"]
    ours, theirs = _identities(named), _identities(veiled)
    assert not (ours - {named.get("unit_uuid")}) & theirs


def _identities(row):
    """Of a gap that nothing covers the dispensation has none."""
    known = (value for key, value in row.items() if "uuid" in key or key == "pseudonym")
    return {str(value) for value in known if value}


@pytest.mark.parametrize("address", ["accreditations/", "gaps/"])
def test_each_opens_by_its_own_identity_alone(reads, training_lead, analyst, holder, address):
    [named] = reads(training_lead, address).json()["results"]
    [veiled] = reads(analyst, address).json()["results"]
    assert reads(analyst, f"{address}{veiled['uuid']}/").status_code == 200
    assert reads(analyst, f"{address}{named['uuid']}/").status_code == 404
    assert reads(training_lead, f"{address}{veiled['uuid']}/").status_code == 404
