from datetime import date

import pytest

from capability.models import CaseGroup, CaseGroupMember, Part, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_case, a_category, a_person, a_posting, an_allocation

CODE = "caseload-over-limit"


@pytest.fixture
def officer(northshire):
    return a_person(northshire)


def say(force, **numbers):
    for name, value in numbers.items():
        facts = {"name": name.replace("_", "-"), "value": value, "unit": "cases"}
        Threshold.objects.create(force=force, check_code=CODE, **facts, source="Ours")


@pytest.mark.parametrize(
    ("cases", "severity"),
    [(15, None), (16, 3), (20, 3), (21, 2)],
)
def test_the_numbers_that_ship(found, told, officer, led, cases, severity):
    led(officer, cases)
    assert found(CODE) == ({(officer.pk,)} if severity else set())
    if severity:
        assert told(CODE).severity == severity


def test_half_time_is_half_the_limit(found, told, officer, investigations, led):
    a_posting(officer, investigations, fte="0.5")
    led(officer, 7)
    assert found(CODE) == set()
    led(officer)
    assert found(CODE) == {(officer.pk,)}
    assert told(CODE).summary == "OIC of 8 RASSO cases, and the limit is 7.5"


def test_only_open_rasso_cases_as_officer_count(found, northshire, officer, led, rape):
    say(northshire, cases_to_flag=1)
    led(officer)
    an_allocation(officer, a_case(northshire, rape), part=Part.DEPUTY)
    an_allocation(officer, a_case(northshire, rape, closed_on=date(2024, 5, 31)))
    an_allocation(officer, a_case(northshire, a_category("FRAUD", force=northshire)))
    assert found(CODE) == set()
    led(officer)
    assert found(CODE) == {(officer.pk,)}


def test_rape_may_weigh_more_than_the_rest(found, told, northshire, officer, led, rape):
    """By the force's own list of what is rape."""
    say(northshire, cases_to_flag=3, percent_of_rape=150)
    led(officer, 2)
    group = CaseGroup.objects.create(force=northshire, code="RAPE", name="Rape")
    assert found(CODE) == set()
    CaseGroupMember.objects.create(group=group, category=rape)
    assert found(CODE) == set()
    an_allocation(officer, a_case(northshire, rape))
    assert found(CODE) == {(officer.pk,)}
    assert "which weigh 4.5" in told(CODE).found[0]


def test_a_case_with_an_outcome_may_weigh_less(found, northshire, officer, led):
    say(northshire, cases_to_flag=1, percent_after_outcome=25)
    *_one, second = led(officer, 2)
    assert found(CODE) == {(officer.pk,)}
    second.case.outcome_on = DAY
    second.case.save()
    assert found(CODE, on=date(2024, 5, 31)) == {(officer.pk,)}
    assert found(CODE) == {(officer.pk,)}
    say(northshire, percent_before_outcome=75)
    assert found(CODE) == set()
