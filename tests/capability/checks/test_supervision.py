import pytest

from capability.checks import CHECKS, Scope
from capability.models import Part, Rank, Scheme, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    a_head,
    a_person,
    a_posting,
    a_unit,
    an_accreditation,
    an_allocation,
)

UNTRAINED, CARRIES = "supervisor-untrained", "supervisor-carries-cases"


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def head(northshire, investigations):
    person = a_person(northshire, "Head", unit=investigations)
    a_head(investigations, person)
    return person


def test_the_head_of_the_officers_unit_supervises(found, told, officer, head, led):
    led(officer, 2)
    assert found(UNTRAINED) == {(head.pk,)}
    assert told(UNTRAINED).summary == "Supervises 2 RASSO cases with no training for it on record"


def test_of_some_people_their_own_units_are_looked_at(northshire, officer, head, led):
    led(officer, 2)
    other = a_person(northshire)
    a_head(a_unit(northshire), other)
    narrowed = Scope(northshire, (head.pk, other.pk))
    findings = CHECKS[UNTRAINED].findings(narrowed, on=DAY)
    found = CHECKS[UNTRAINED].evidence(findings, narrowed, on=DAY).get()
    assert (found.person_id, found.evidence["cases"]) == (head.pk, 2)


def test_whoever_has_the_part_goes_before_the_head(found, northshire, officer, head, led):
    [held] = led(officer)
    named = a_person(northshire, "Named")
    an_allocation(named, held.case, part=Part.SUPERVISOR)
    assert found(UNTRAINED) == {(named.pk,)}


@pytest.mark.parametrize("fact", ["course_completed_on", "portfolio_opened_on", "awarded_on"])
def test_any_one_course_that_counts_is_training(found, officer, head, led, fact):
    led(officer)
    an_accreditation(head, Scheme.objects.get(code="RISDP"), **{fact: DAY})
    assert found(UNTRAINED) == set()


def test_the_head_of_another_unit_is_not_asked(found, northshire, officer, led):
    led(officer)
    a_head(a_unit(northshire), a_person(northshire))
    assert found(UNTRAINED) == set()


@pytest.fixture
def ranked(northshire, investigations):
    """Makes somebody of a national rank."""

    def person(code):
        person = a_person(northshire)
        a_posting(person, investigations, rank=Rank.objects.get(force=None, code=code))
        return person

    return person


@pytest.mark.parametrize(
    ("code", "cases", "count"),
    [("DI", 1, 1), ("Insp", 1, 1), ("DS", 5, 0), ("DS", 6, 1), ("DC", 9, 0)],
)
def test_who_carries_too_many(found, ranked, led, code, cases, count):
    led(ranked(code), cases)
    assert len(found(CARRIES)) == count


def test_what_carrying_says(told, ranked, led):
    led(ranked("DI"), 2)
    said = told(CARRIES)
    assert said.summary == "Detective inspector carries 2 RASSO cases as OIC"
    assert said.cures[0].text == "2 cases go to other investigators"


def test_a_force_may_allow_its_sergeants_fewer(found, northshire, ranked, led):
    person = ranked("DS")
    led(person, 3)
    for value, starts_on in ((9, None), (2, DAY)):
        Threshold.objects.create(
            force=northshire,
            check_code=CARRIES,
            name="cases-of-sergeant",
            value=value,
            unit="cases",
            starts_on=starts_on,
        )
    assert found(CARRIES) == {(person.pk,)}
