from datetime import date

import pytest

from tests.factories.capability import a_person, a_scheme
from tests.factories.training import a_course, an_event

TODAY = date(2026, 11, 2)


@pytest.fixture
def first(northshire):
    return a_scheme("FIRST", force=northshire)


@pytest.fixture
def special(northshire, first):
    """A scheme that needs another one first."""
    return a_scheme("SPECIAL", force=northshire, needs=[first])


@pytest.fixture
def course(northshire, special):
    return a_course(northshire, scheme=special)


@pytest.fixture
def event(course):
    """Two places."""
    return an_event(course)


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def how(training_lead):
    return {"on": TODAY, "by": training_lead, "reason": "Planned"}
