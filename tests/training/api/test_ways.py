"""The ways to close a gap that its page shows stand in the API too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from capability.access import AccessRole
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
    a_user,
    an_allocation,
)
from tests.factories.training import a_course, an_event
from training.models import Effect

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=30)


@pytest.fixture
def gap(northshire, investigations):
    """Somebody holds a case that requires SPECIAL."""
    group = a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)
    a_requirement(a_scheme("SPECIAL"), group, force=northshire)
    person = a_person(northshire, unit=investigations)
    an_allocation(person, a_case(northshire, group.members.get().category))
    sweeping.sweep(CHECKS["case-holder-unaccredited"], Scope(northshire), on=TODAY)
    return Gap.objects.get()


@pytest.fixture
def ways(reads, gap):
    return lambda user, **asked: reads(user, f"gaps/{gap.uuid}/", **asked).json()["ways"]


@pytest.fixture
def event(northshire, gap):
    scheme = gap.requirement.scheme
    course = a_course(northshire, scheme=scheme, effect=Effect.COMPLETES, name="The course")
    return an_event(course, SOON, places=3, venue="Northside")


def test_a_date_with_a_free_place_stands_with_its_last_day(ways, training_lead, event):
    days = f"{SOON.day} {SOON:%B %Y}"
    text = f"The course, {days}, at Northside, 3 free places: SPECIAL is awarded"
    assert ways(training_lead) == [{"text": text, "from_on": str(SOON)}]


def test_where_there_is_none_it_says_so(ways, training_lead):
    asked = "the force sets one, or makes a place free"
    text = f"No date with a free place is to come of a course in SPECIAL: {asked}"
    assert ways(training_lead) == [{"text": text, "from_on": None}]


def test_they_are_of_today_and_of_an_open_gap(ways, training_lead, event, gap):
    assert ways(training_lead, as_of=str(TODAY)) != []
    assert ways(training_lead, as_of="2199-01-01") == []
    Gap.objects.update(closed_on=TODAY)
    assert ways(training_lead) == []


def test_they_are_for_whoever_sees_courses(ways, northshire, event):
    allocator = a_user("ra@northshire.example", AccessRole.ALLOCATOR, northshire.root_unit)
    assert ways(allocator) == []
