from datetime import date, timedelta

import pytest

from capability.models import Accreditation, Equivalence, EquivalenceSource, Requirement, Role
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    LONG_AGO,
    a_person,
    a_posting,
    a_scheme,
    an_accreditation,
)

CODE = "role-runs-out"


def ahead(days):
    return DAY + timedelta(days=days)


@pytest.fixture
def schemes(db):
    return [a_scheme("FIRST"), a_scheme("SECOND")]


@pytest.fixture
def officer(northshire, investigations, schemes):
    """In a role that requires both schemes."""
    role = Role.objects.create(force=northshire, code="LEAD", name="Lead")
    for scheme in schemes:
        asked = {"role": role, "scheme": scheme, "starts_on": LONG_AGO}
        Requirement.objects.create(force=northshire, **asked)
    person = a_person(northshire)
    a_posting(person, investigations, role=role)
    return person


def hold(person, scheme, valid_to):
    return an_accreditation(person, scheme, awarded_on=date(2024, 1, 8), valid_to=valid_to)


@pytest.mark.parametrize(
    ("days", "severity"),
    [
        pytest.param((500, 89), 3, id="within-90-days"),
        pytest.param((89, 90), 3, id="the-earlier-of-two"),
        pytest.param((90, 90), None, id="good-on-the-90th"),
        pytest.param((None, 29), 2, id="within-30-days"),
        pytest.param((30, 30), 3, id="good-on-the-30th"),
        pytest.param((0, 500), 2, id="last-day"),
        pytest.param((-1, 20), None, id="lacks-one-already"),
        pytest.param((None, None), None, id="no-end"),
    ],
)
def test_the_set_lasts_as_long_as_the_first(found, told, officer, schemes, days, severity):
    for scheme, left in zip(schemes, days, strict=True):
        hold(officer, scheme, None if left is None else ahead(left))
    assert found(CODE) == ({(officer.pk,)} if severity else set())
    if severity:
        assert told(CODE).severity == severity


def test_what_it_says(told, officer, schemes):
    hold(officer, schemes[0], date(2024, 8, 1))
    hold(officer, schemes[1], date(2024, 7, 1))
    said = told(CODE)
    assert said.summary == "Meets what the role Lead requires until 1 July 2024"
    assert said.found == [
        "Not met: SECOND: last good day 1 July 2024",
        "Not met: FIRST: last good day 1 August 2024",
    ]
    assert said.cures[0].text == "SECOND is renewed by 1 July 2024"


def test_a_renewal_that_is_on_record_lasts_longer(found, officer, schemes):
    hold(officer, schemes[0], ahead(20))
    hold(officer, schemes[1], None)
    hold(officer, schemes[0], ahead(400))
    assert found(CODE) == set()


def test_what_counts_as_the_scheme_runs_out_too(found, told, northshire, officer, schemes):
    bridging = a_scheme("BRIDGING")
    counted = Equivalence.objects.create(force=northshire, scheme=schemes[0])
    EquivalenceSource.objects.create(equivalence=counted, scheme=bridging)
    hold(officer, schemes[1], None)
    hold(officer, bridging, ahead(40))
    assert found(CODE) == {(officer.pk,)}
    assert "for less than 90 days" in told(CODE).summary
    assert told(CODE).found == [
        "Not met: FIRST: what it is met by is not good on 30 August 2024",
        "Met: SECOND: good on 30 August 2024",
    ]
    Accreditation.objects.filter(scheme=bridging).update(valid_to=ahead(90))
    assert found(CODE) == set()


def test_an_older_version_than_is_accepted_lasts_nobody(found, told, officer, schemes):
    first, second = schemes
    new = first.versions.create(label="2024", starts_on=date(2024, 1, 1))
    Requirement.objects.filter(scheme=first).update(oldest_version=new)
    hold(officer, second, None)
    hold(officer, first, ahead(400))
    assert found(CODE) == set()
    an_accreditation(officer, first, version=new, awarded_on=DAY, valid_to=date(2024, 7, 1))
    assert found(CODE) == {(officer.pk,)}
    assert told(CODE).summary == "Meets what the role Lead requires until 1 July 2024"


def test_a_leaver_is_not_found(found, officer, schemes):
    for scheme in schemes:
        hold(officer, scheme, ahead(20))
    officer.services.update(left_on=DAY - timedelta(days=1))
    assert found(CODE) == set()
