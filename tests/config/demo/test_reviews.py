from datetime import timedelta

import pytest

from capability.models import Rank
from config.demo import reviews
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_person, a_posting
from training.models import CaseReview, CaseReviewOutcome, DevelopmentPlan, PlanAim, YearlyReview


@pytest.fixture
def officers(northshire, investigations):
    rank = Rank.objects.get(force=None, code="DC")
    people = [a_person(northshire, person_ref=f"P{number:02}") for number in range(18)]
    for person in people:
        a_posting(person, investigations, rank=rank)
    return people


def test_every_ninth_officer_had_no_yearly_review_of_late(northshire, officers, found):
    reviews.bring_in(northshire, on=DAY)
    assert found("yearly-review-missing") == {(officers[place].pk,) for place in (8, 17)}
    assert YearlyReview.objects.count() == 18


def test_no_yearly_review_before_somebody_joined(northshire, officers):
    officers[0].services.update(joined_on=DAY - timedelta(days=5))
    reviews.bring_in(northshire, on=DAY)
    assert not officers[0].yearly_reviews.exists()


@pytest.fixture
def reviewed(led, officers):
    """Sixteen cases of one officer, reviewed so many days ago."""

    def cases(days):
        allocations = led(officers[0], 16)
        for one in allocations:
            one.case.last_reviewed_on = DAY - timedelta(days=days)
            one.case.save()
        return allocations

    return cases


def test_every_eighth_review_of_a_case_is_unanswered(northshire, officers, reviewed, found):
    held = reviewed(15)
    reviews.bring_in(northshire, on=DAY)
    late = {(officers[0].pk, held[place].pk) for place in (7, 15)}
    assert found("case-review-unanswered") == late


def test_half_of_those_of_late_wait(northshire, reviewed, found):
    reviewed(14)
    reviews.bring_in(northshire, on=DAY)
    assert CaseReview.objects.count() == 8


def test_a_need_becomes_an_aim_where_there_is_a_plan(northshire, officers, reviewed):
    reviewed(15)
    days = {"agreed_on": DAY, "review_due_on": DAY}
    DevelopmentPlan.objects.create(force=northshire, person=officers[0], **days)
    reviews.bring_in(northshire, on=DAY)
    needs = CaseReview.objects.filter(outcome=CaseReviewOutcome.NEED)
    assert needs.count() == 4
    assert {aim.case_review for aim in PlanAim.objects.all()} == set(needs)


def test_nothing_is_to_be_learnt_where_there_is_no_plan(northshire, reviewed):
    reviewed(15)
    reviews.bring_in(northshire, on=DAY)
    assert not CaseReview.objects.filter(outcome=CaseReviewOutcome.NEED).exists()
    assert not PlanAim.objects.exists()
