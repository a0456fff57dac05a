from datetime import date, timedelta

import pytest

from capability.models import Rank, Service, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_person, a_posting
from training.models import CaseReview, DevelopmentPlan, PlanReview, YearlyReview

TOMORROW = DAY + timedelta(days=1)
YEAR_AGO = date(2023, 6, 1)


def a_plan(person, agreed_on, **facts):
    due = {"review_due_on": agreed_on + timedelta(days=365)}
    whose = {"force": person.force, "person": person}
    return DevelopmentPlan.objects.create(**whose, agreed_on=agreed_on, **due | facts)


def a_review(plan, held_on, **signed):
    days = {"held_on": held_on, "next_due_on": held_on + timedelta(days=180)}
    return PlanReview.objects.create(force=plan.force, plan=plan, note="Talked.", **days, **signed)


@pytest.fixture
def lead(northshire, led):
    person = a_person(northshire)
    led(person)
    return person


def test_without_any_plan_in_the_force_nobody_is_found(found, lead):
    assert found("plan-missing") == set()


def test_who_leads_rasso_cases_needs_a_plan(found, told, lead, northshire):
    a_plan(a_person(northshire), YEAR_AGO)
    assert found("plan-missing") == {(lead.pk,)}
    assert told("plan-missing").summary == "Has no development plan"


def test_a_plan_is_good_for_twelve_months_to_the_day(found, told, lead):
    a_plan(lead, YEAR_AGO)
    assert found("plan-missing") == set()
    assert found("plan-missing", on=TOMORROW) == {(lead.pk,)}
    assert told("plan-missing", on=TOMORROW).found == [
        "Not met: Plan of 1 June 2023, last looked at 1 June 2023, 12 months ago"
    ]


def test_only_a_review_that_both_signed_makes_it_good_for_longer(found, lead, sergeant):
    plan = a_plan(lead, YEAR_AGO)
    review = a_review(plan, date(2024, 3, 1), signed_by_person_on=date(2024, 3, 2))
    assert found("plan-missing", on=TOMORROW) == {(lead.pk,)}
    PlanReview.objects.filter(pk=review.pk).update(signed_by=sergeant, signed_on=date(2024, 3, 4))
    assert found("plan-missing", on=TOMORROW) == set()


def test_a_closed_plan_is_none_from_that_day_on(found, lead):
    a_plan(lead, date(2024, 3, 1), closed_on=TOMORROW)
    assert found("plan-missing") == set()
    assert found("plan-missing", on=TOMORROW) == {(lead.pk,)}


def test_a_force_may_ask_for_plans_more_often(found, lead, northshire):
    a_plan(lead, date(2023, 12, 1))
    facts = {"force": northshire, "check_code": "plan-missing", "name": "months"}
    Threshold.objects.create(**facts, value=3, starts_on=YEAR_AGO, unit="months", source="Ours")
    assert found("plan-missing") == {(lead.pk,)}


@pytest.fixture
def officer(northshire, investigations):
    person = a_person(northshire)
    a_posting(person, investigations, rank=Rank.objects.get(force=None, code="DCI"))
    return person


def yearly(person, held_on):
    YearlyReview.objects.create(force=person.force, person=person, held_on=held_on)


def test_a_yearly_review_is_good_for_twelve_months_to_the_day(found, told, officer):
    assert found("yearly-review-missing") == set()
    yearly(officer, YEAR_AGO)
    assert found("yearly-review-missing") == set()
    assert found("yearly-review-missing", on=TOMORROW) == {(officer.pk,)}
    said = told("yearly-review-missing", on=TOMORROW)
    assert said.found == ["Not met: Last held on 1 June 2023, 12 months ago"]


def test_no_yearly_review_is_asked_of_higher_ranks_staff_and_new_officers(
    found, officer, northshire, investigations
):
    yearly(officer, DAY)
    rank = Rank.objects.get(force=None, code="DCI")
    higher = a_person(northshire)
    a_posting(higher, investigations, rank=Rank.objects.get(force=None, code="Supt"))
    a_posting(a_person(northshire, kind="staff"), investigations, rank=rank)
    a_posting(a_person(northshire, joined_on=YEAR_AGO), investigations, rank=rank)
    assert found("yearly-review-missing") == set()


def test_a_year_of_service_is_of_the_service_of_the_day(found, officer):
    yearly(a_person(officer.force), DAY)
    assert found("yearly-review-missing") == {(officer.pk,)}
    officer.services.update(left_on=date(2023, 5, 1))
    Service.objects.create(force=officer.force, person=officer, joined_on=YEAR_AGO)
    assert found("yearly-review-missing") == set()
    assert found("yearly-review-missing", on=TOMORROW) == {(officer.pk,)}


def test_a_force_that_asks_for_it_more_often_asks_nobody_in_their_first_year(found, officer):
    yearly(a_person(officer.force), DAY)
    officer.services.update(joined_on=YEAR_AGO)
    stated = {"check_code": "yearly-review-missing", "name": "months", "value": 6}
    Threshold.objects.create(force=officer.force, unit="months", starts_on=YEAR_AGO, **stated)
    assert found("yearly-review-missing") == set()
    assert found("yearly-review-missing", on=TOMORROW) == {(officer.pk,)}


def reviewed(allocation, on):
    allocation.case.last_reviewed_on = on
    allocation.case.save()
    return allocation


def answered(allocation, on):
    whose = {"force": allocation.force, "person": allocation.person, "case": allocation.case}
    CaseReview.objects.create(**whose, reviewed_on=on, outcome="nothing")


def test_a_case_review_is_answered_within_a_fortnight(found, told, lead, led):
    [other] = led(lead)
    answered(reviewed(other, DAY), DAY)
    [held] = [reviewed(one, date(2024, 5, 18)) for one in led(lead)]
    assert found("case-review-unanswered") == set()
    assert found("case-review-unanswered", on=TOMORROW) == {(lead.pk, held.pk)}
    assert told("case-review-unanswered", on=TOMORROW).found == [
        "Not met: Reviewed on 18 May 2024, 15 days ago; no answer"
    ]
    answered(held, date(2024, 5, 18))
    assert found("case-review-unanswered", on=TOMORROW) == set()


def test_a_case_review_is_asked_about_for_ninety_days(found, lead, led):
    [held, other] = led(lead, 2)
    answered(reviewed(other, DAY), DAY)
    reviewed(held, DAY - timedelta(days=90))
    assert found("case-review-unanswered") == {(lead.pk, held.pk)}
    assert found("case-review-unanswered", on=TOMORROW) == set()
