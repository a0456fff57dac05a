"""A change to somebody changes what is found about others: candidates and who judges them."""

from datetime import date, timedelta

import pytest

from capability.actions import merging
from tests.factories.capability import a_person
from tests.factories.training import a_judgement, a_portfolio, an_assessor, an_iqa
from training.models import Sample, Sampled
from training.rules.portfolios import Step

ON = date(2025, 6, 2)
BEFORE = ON - timedelta(days=1)
OVERLOADED, NOT_CURRENT = "assessor-overloaded", "assessor-not-current"
WAITING = "portfolio-without-assessor"
JUDGED, SAMPLED = "judged-when-not-current", "sampled-by-own-assessor"


@pytest.fixture
def judge(northshire):
    return an_assessor(northshire, capacity=0)


@pytest.fixture
def portfolio(northshire, judge):
    return a_portfolio(a_person(northshire), assessor=judge)


@pytest.fixture
def judged(portfolio, judge):
    return a_judgement(portfolio, judge, ON)


@pytest.mark.parametrize("facts", [{"step": Step.ASSESSED}, {"assessor": None}])
def test_the_assessor_of_a_portfolio_that_leaves_them(swept, rechecked, portfolio, judge, facts):
    assert swept(OVERLOADED, on=ON) == {(judge.pk,)}
    type(portfolio).objects.update(**facts)
    assert rechecked(OVERLOADED, portfolio.person, on=ON) == set()


def test_the_assessor_to_whom_one_goes(swept, rechecked, portfolio, judge, northshire):
    other = an_assessor(northshire, "Other", schemes=("ASSESSOR",))
    assert swept(NOT_CURRENT, on=ON) == set()
    type(portfolio).objects.update(assessor=other)
    assert rechecked(NOT_CURRENT, portfolio.person, on=ON) == {(other.pk,)}


def test_the_candidates_of_an_assessor_who_leaves(swept, rechecked, portfolio, judge):
    assert swept(WAITING, on=ON) == set()
    judge.services.update(left_on=BEFORE)
    assert rechecked(WAITING, judge, on=ON) == {(portfolio.person_id, f"portfolio:{portfolio.pk}")}


def test_the_candidates_of_an_assessor_whose_award_turns_out_to_be_over(
    swept, rechecked, judged, judge
):
    assert swept(JUDGED, on=ON) == set()
    judge.accreditations.filter(scheme__code="ASSESSOR").update(valid_to=BEFORE)
    assert rechecked(JUDGED, judge, on=ON) == {(judged.person_id, f"judgement:{judged.pk}")}


def test_the_candidate_of_two_who_turn_out_to_be_one(
    swept, rechecked, judged, judge, northshire, training_lead
):
    portfolio, sampler = judged.portfolio, an_iqa(northshire)
    type(portfolio).objects.update(assessor=an_assessor(northshire, "Next"), iqa=None)
    Sample.objects.create(
        force=northshire,
        portfolio=portfolio,
        person=portfolio.person,
        assessor=an_assessor(northshire, "Then"),
        iqa=sampler,
        sampled_on=ON,
        outcome=Sampled.UPHELD,
        note="",
    )
    assert swept(SAMPLED, on=ON) == set()
    merging.merge(judge, sampler, by=training_lead, reason="One person on record twice")
    found = rechecked(SAMPLED, judge, sampler, on=ON)
    assert found == {(portfolio.person_id, f"portfolio:{portfolio.pk}")}
