from datetime import date, timedelta

import pytest
from django.utils import timezone

from capability.checks.assessing import assess
from capability.checks.scope import of_one
from tests.factories.capability import a_category, a_person
from tests.factories.training import a_portfolio
from training.rules.portfolios import Step

OPENED_ON = date(2024, 1, 8)


@pytest.fixture
def told(northshire):
    """What asking about a case says of whom the person tutors, on a day."""
    rape = a_category("RAPE", force=northshire)

    def said(person, *, on):
        facts = {"category": rape, "part": "OIC", "on": on, "at": timezone.now()}
        [found] = assess(of_one(northshire, on=on).only([person.pk]), **facts)
        return [reason.said for reason in found.reasons if reason.code == "tutors"]

    return said


def test_who_is_tutored_counts_from_the_day_the_portfolio_opened(told, northshire):
    tutor, officer = a_person(northshire), a_person(northshire)
    a_portfolio(officer, opened_on=OPENED_ON, tutor=tutor)
    a_portfolio(a_person(northshire), opened_on=OPENED_ON, tutor=tutor)
    a_portfolio(a_person(northshire), opened_on=OPENED_ON, tutor=officer)
    assert told(tutor, on=OPENED_ON) == ["Tutors 2 officers in training"]
    assert told(tutor, on=OPENED_ON - timedelta(days=1)) == []


def test_nobody_tutors_whoever_has_left(told, northshire):
    tutor, last_day = a_person(northshire), OPENED_ON + timedelta(days=30)
    a_portfolio(a_person(northshire, left_on=last_day), opened_on=OPENED_ON, tutor=tutor)
    assert told(tutor, on=last_day) == ["Tutors 1 officer in training"]
    assert told(tutor, on=last_day + timedelta(days=1)) == []


def test_who_was_tutored_then_is_told_looking_back(told, northshire):
    tutor, ratified_on = a_person(northshire), OPENED_ON + timedelta(days=30)
    own = a_portfolio(a_person(northshire), opened_on=OPENED_ON, tutor=tutor)
    own.step, own.step_on = Step.RATIFIED, ratified_on
    own.save()
    assert told(tutor, on=ratified_on - timedelta(days=1)) == ["Tutors 1 officer in training"]
    assert told(tutor, on=ratified_on) == []
