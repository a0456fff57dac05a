from datetime import date

import pytest

from capability.models import Case, Scheme, Unit
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_case, a_person, a_posting, a_unit, an_accreditation

MISSING, UNTRAINED = "specialist-team-missing", "specialist-team-untrained"


@pytest.fixture
def department(northshire):
    return a_unit(northshire, specialism="RASSO", name="RASSO Investigations")


def test_a_force_with_cases_and_no_team(found, told, northshire, led):
    assert found(MISSING) == set()
    led(a_person(northshire))
    assert found(MISSING) == {("specialism:RASSO",)}
    assert told(MISSING).summary == "No unit of the force is for RASSO"


def test_a_case_that_nobody_has_is_one(found, northshire, rape):
    case = a_case(northshire, rape)
    assert found(MISSING) == {("specialism:RASSO",)}
    Case.objects.filter(pk=case.pk).update(closed_on=date(2024, 5, 31))
    assert found(MISSING) == set()


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        pytest.param({"specialism": "rasso"}, 0, id="a-team"),
        pytest.param({"specialism": "Child abuse"}, 1, id="another-specialism"),
        pytest.param({"specialism": "RASSO", "ends_on": date(2024, 5, 31)}, 1, id="dissolved"),
        pytest.param({"specialism": "RASSO", "starts_on": DAY}, 0, id="new"),
    ],
)
def test_which_unit_is_one(found, northshire, led, facts, count):
    led(a_person(northshire))
    Unit.objects.filter(pk=a_unit(northshire).pk).update(**facts)
    assert len(found(MISSING)) == count


def staff(unit, trained, course_only=0, others=0):
    scheme = Scheme.objects.get(force=None, code="SSAIDP")
    people = [a_person(unit.force) for _ in range(trained + course_only + others)]
    for person in people:
        a_posting(person, unit)
    for person in people[:trained]:
        an_accreditation(person, scheme, awarded_on=date(2024, 1, 8))
    for person in people[trained : trained + course_only]:
        an_accreditation(person, scheme, course_completed_on=date(2024, 1, 8))
    return people


def test_half_of_the_team_is_enough(found, told, department):
    staff(department, trained=2, course_only=1, others=1)
    assert found(UNTRAINED) == set()
    staff(department, trained=0, others=1)
    assert found(UNTRAINED) == {(department.pk,)}
    said = told(UNTRAINED)
    assert said.summary == "RASSO Investigations: 2 of 5 trained"
    assert said.found[1] == "Applies: Course only, and so not trained: 1"


def test_teams_under_it_are_counted_with_it_and_not_by_themselves(found, northshire, department):
    team = a_unit(northshire, under=department, specialism="RASSO")
    staff(team, trained=1)
    staff(department, trained=0, others=1)
    assert found(UNTRAINED) == set()
    staff(team, trained=0, others=1)
    assert found(UNTRAINED) == {(department.pk,)}


def test_a_team_further_down_is_not_counted_by_itself_either(found, northshire, department):
    floor = a_unit(northshire, under=department)
    staff(a_unit(northshire, under=floor, specialism="RASSO"), trained=0, others=1)
    assert found(UNTRAINED) == {(department.pk,)}


def test_leavers_and_a_team_of_nobody_are_not_counted(found, department):
    assert found(UNTRAINED) == set()
    [leaver] = staff(department, trained=0, others=1)
    assert found(UNTRAINED) == {(department.pk,)}
    leaver.services.update(left_on=date(2024, 5, 31))
    assert found(UNTRAINED) == set()
