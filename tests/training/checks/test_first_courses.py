from datetime import date, timedelta

import pytest

from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    a_case,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

GIVEN = date(2024, 3, 1)


@pytest.fixture
def first():
    return a_scheme("FIRST")


@pytest.fixture
def special(first):
    return a_scheme("SPECIAL", needs=[first])


@pytest.fixture
def requirement(special, rape, northshire):
    return a_requirement(special, rape.memberships.get().group, force=northshire)


@pytest.fixture
def held(requirement, northshire, rape):
    return an_allocation(a_person(northshire), a_case(northshire, rape), starts_on=GIVEN)


def finding(held, requirement):
    return {(held.person_id, held.pk, requirement.pk)}


def test_a_case_given_before_any_course_is_found(found, told, held, requirement):
    assert found("case-before-course") == finding(held, requirement)
    said = told("case-before-course")
    assert said.summary == "Was given a case in RASSO before any course for it"
    assert said.required == ["A course in SPECIAL or FIRST before a case in RASSO"]
    assert said.found == [
        "Applies: Case held as OIC since 1 March 2024",
        "Not met: No such course on record on 1 June 2024",
    ]


@pytest.mark.parametrize("code", ["FIRST", "SPECIAL"])
def test_a_course_done_on_the_day_it_was_given_is_in_time(found, held, code, special, first):
    scheme = {"FIRST": first, "SPECIAL": special}[code]
    an_accreditation(held.person, scheme, course_completed_on=GIVEN)
    assert found("case-before-course") == set()


def test_a_course_that_came_later_is_told(found, told, held, requirement, first):
    later = GIVEN + timedelta(days=1)
    an_accreditation(held.person, first, course_completed_on=later, awarded_on=DAY)
    assert found("case-before-course") == finding(held, requirement)
    assert told("case-before-course").found == [
        "Applies: Case held as OIC since 1 March 2024",
        "Not met: First such course on 2 March 2024, 1 day later",
    ]


def test_where_the_day_of_the_course_is_known_what_followed_does_not_count(
    found, held, requirement, first, special
):
    later = GIVEN + timedelta(days=1)
    an_accreditation(held.person, first, awarded_on=GIVEN, course_completed_on=later)
    assert found("case-before-course") == finding(held, requirement)
    an_accreditation(held.person, special, awarded_on=GIVEN)
    assert found("case-before-course") == set()


def test_another_part_in_the_case_and_a_case_handed_over_are_not_found(
    found, requirement, northshire, rape
):
    person = a_person(northshire)
    an_allocation(person, a_case(northshire, rape), part="DEPUTY")
    an_allocation(person, a_case(northshire, rape), ends_on=DAY - timedelta(days=1))
    assert found("case-before-course") == set()
