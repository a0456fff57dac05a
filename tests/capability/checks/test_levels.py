"""PIP levels below what first response (P-02) or an offence (P-03) asks for."""

from datetime import date

import pytest

from capability.models import CaseCategory, Part, Scheme
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_case, a_person, an_accreditation, an_allocation

FIRST, ABOVE = "first-responder-without-level", "case-above-level"


def national(code):
    return Scheme.objects.get(force=None, code=code)


@pytest.fixture
def person(northshire):
    return a_person(northshire)


def case_of(force, code):
    return a_case(force, CaseCategory.objects.get(force=None, code=code))


def test_first_response_without_pip1(found, told, person):
    for awarded_on in (date(2023, 1, 1), date(2024, 1, 1)):
        an_accreditation(person, national("FRO"), awarded_on=awarded_on)
    assert found(FIRST) == {(person.pk, national("FRO").pk)}
    assert told(FIRST).summary == "FRO without PIP1"
    assert told(FIRST).required == ["PIP1 at least, for whoever holds FRO (awarded 1 January 2023)"]


def test_first_response_with_pip1(found, person):
    for code in ("FRO", "PIP1"):
        an_accreditation(person, national(code), awarded_on=DAY)
    assert found(FIRST) == set()


def test_a_sexual_offence_asks_for_pip2(found, told, northshire, person):
    held = an_allocation(person, case_of(northshire, "88A"))
    assert found(ABOVE) == {(person.pk, held.pk)}
    assert told(ABOVE).summary == "Holds a case that asks for PIP2"


def test_who_holds_pip2_or_is_deputy_is_not_found(found, northshire, person):
    an_allocation(a_person(northshire), case_of(northshire, "88A"), part=Part.DEPUTY)
    an_allocation(person, case_of(northshire, "88A"))
    an_accreditation(person, national("PIP2"), awarded_on=DAY)
    assert found(ABOVE) == set()


def test_what_s01_says_already_is_not_said_twice(found, northshire, person):
    an_allocation(person, case_of(northshire, "19C"))
    assert len(found("case-holder-unaccredited")) == 1
    assert found(ABOVE) == set()
