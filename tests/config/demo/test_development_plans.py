"""Plans of people of whom it is known who needs one, whatever else the force is."""

import pytest

from capability.models import Role
from config.demo import development_plans
from config.demo.log_ins import OFFICER
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_log_in, a_person, a_posting, a_requirement, a_scheme
from training.models import DevelopmentPlan, PlanAim, PlanReview
from training.reports import plans


@pytest.fixture
def bound(northshire, investigations):
    """Twenty-four people, whose role asks for a scheme."""
    role = Role.objects.create(force=northshire, name="Tutor")
    a_requirement(a_scheme("TUTOR"), None, force=northshire, role=role, part="")
    return [_of(northshire, investigations, number, role=role) for number in range(24)]


def _of(force, unit, number, **facts):
    person = a_person(force, person_ref=f"P{number:02}")
    a_posting(person, unit, **facts)
    return person


def bring_in(force, by):
    development_plans.bring_in(force, by, on=DAY)


def test_every_eighth_who_needs_a_plan_has_none_that_is_good(
    northshire, bound, training_lead, found
):
    bring_in(northshire, training_lead)
    assert found("plan-missing") == {(bound[place].pk,) for place in (0, 8, 16)}
    assert DevelopmentPlan.objects.filter(person=bound[8]).exists()
    assert not DevelopmentPlan.objects.filter(person__in=(bound[0], bound[16])).exists()


def test_nobody_agreed_one_before_they_joined(northshire, bound, training_lead):
    bound[1].services.update(joined_on=DAY)
    bring_in(northshire, training_lead)
    assert not DevelopmentPlan.objects.filter(person=bound[1]).exists()


def test_of_others_some_have_one(northshire, investigations, training_lead):
    people = [_of(northshire, investigations, number) for number in range(16)]
    bring_in(northshire, training_lead)
    having = DevelopmentPlan.objects.values_list("person", flat=True)
    assert set(having) == {people[place].pk for place in (4, 8, 12)}


def test_reviews_are_signed_by_the_teams_supervisor_and_some_wait(
    northshire, bound, training_lead, sergeant
):
    bring_in(northshire, training_lead)
    reviews = PlanReview.objects.all()
    assert set(reviews.values_list("signed_by", flat=True)) == {sergeant.pk, None}
    assert {one.is_signed for one in reviews} == {True, False}
    assert all(one.plan.review_due_on == one.next_due_on for one in reviews if one.is_signed)


def test_the_officer_has_three_aims_and_a_signed_review(northshire, bound, training_lead):
    a_log_in(OFFICER, bound[0])
    bring_in(northshire, training_lead)
    plan = plans.open_on(bound[0], DAY)
    assert PlanAim.objects.open_of(bound[0]).count() == 3
    assert [review.is_signed for review in plan.reviews.all()] == [True]
    assert plan.review_due_on > DAY
