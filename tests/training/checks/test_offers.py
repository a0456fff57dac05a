"""S-37: who leads RASSO cases, is no detective, and was never offered a course for them."""

from datetime import date, timedelta

import pytest

from capability.models import Rank
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
)
from tests.factories.training import a_booking, a_course, an_event

CODE = "rasso-holder-never-offered"


@pytest.fixture
def first(northshire):
    return a_scheme("FIRST", force=northshire)


@pytest.fixture
def special(northshire, rape, first):
    """What RASSO cases require of whoever holds them."""
    scheme = a_scheme("SPECIAL", force=northshire, needs=[first])
    a_requirement(scheme, rape.memberships.get().group, force=northshire)
    return scheme


def posted(person, rank):
    a_posting(person, person.force.root_unit, rank=Rank.objects.get(force=None, code=rank))
    return person


@pytest.fixture
def constable(northshire, special, led):
    person = posted(a_person(northshire), "PC")
    led(person, 2)
    return person


def test_a_constable_with_cases_and_no_course_ever_offered(found, told, constable, special):
    assert found(CODE) == {(constable.pk, special.pk)}
    said = told(CODE)
    assert said.summary == "Leads RASSO cases, and was never offered a course in SPECIAL or FIRST"
    assert said.found[0] == "Not met: The force has not yet offered a course in SPECIAL or FIRST"
    assert said.found[2] == "Applies: Stands in the register as Police constable"
    assert said.cures[0].text == "L&D or the supervisor nominates for FIRST"
    assert said.severity == 3


def test_staff_are_found_whatever_their_rank(found, told, northshire, special, led):
    person = posted(a_person(northshire, kind="staff"), "DC")
    led(person)
    assert found(CODE) == {(person.pk, special.pk)}
    assert told(CODE).found[2] == "Applies: Stands in the register as police staff"


@pytest.mark.parametrize("rank", ["DC", "T/DC", "DS"])
def test_detectives_are_not_asked_about(found, northshire, special, led, rank):
    led(posted(a_person(northshire), rank))
    assert found(CODE) == set()


@pytest.mark.parametrize("which", ["special", "first"])
def test_a_place_on_either_course_is_an_offer(found, request, constable, which):
    course = a_course(constable.force, scheme=request.getfixturevalue(which))
    a_booking(constable, course, on=DAY)
    assert found(CODE) != set()
    event = an_event(course, DAY)
    constable.bookings.update(event=event, step="offered")
    assert found(CODE) == set()


def test_so_is_a_place_given_up_and_a_course_from_a_file(found, constable, special, first):
    withdrawn = {"step": "withdrawn", "reason": "caseload", "on": DAY}
    course = a_course(constable.force, scheme=special)
    booking = a_booking(constable, course, event=an_event(course, DAY), **withdrawn)
    assert found(CODE) == set()
    booking.delete()
    an_accreditation(constable, first, course_completed_on=DAY)
    assert found(CODE) == set()
    assert found(CODE, on=DAY - timedelta(days=1)) != set()


def test_a_course_in_something_else_is_none(found, constable):
    course = a_course(constable.force)
    a_booking(constable, course, "passed", event=an_event(course, DAY), on=DAY)
    assert len(found(CODE)) == 1


def test_whoever_has_left_is_not_asked_about(found, northshire, special, led):
    led(posted(a_person(northshire, left_on=date(2024, 5, 31)), "PC"))
    assert found(CODE) == set()
