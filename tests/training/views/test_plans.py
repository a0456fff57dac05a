from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capability.checks import CHECKS
from capability.models import Gap, User
from tests.factories.capability import (
    a_case_group,
    a_log_in,
    a_person,
    a_requirement,
    a_scheme,
)
from tests.factories.training import a_cpd_entry
from training.actions import plans
from training.models import DevelopmentPlan, PlanAction, PlanReview

MARCH, JUNE, NEXT = date(2026, 3, 2), date(2026, 6, 1), date(2026, 12, 1)


def parts(name, on):
    return {f"{name}_0": on.day, f"{name}_1": on.month, f"{name}_2": on.year}


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def own(officer):
    return a_log_in("officer@northshire.example", officer)


@pytest.fixture
def plan(officer, sergeant):
    how = {"by": sergeant, "reason": "Agreed in a talk"}
    return plans.agree(officer, agreed_on=MARCH, review_due_on=JUNE, **how).plan


def page(client, user, officer):
    client.force_login(user)
    return client.get(reverse("person-plan", args=[officer.uuid]))


def post(client, user, name, row, **said):
    client.force_login(user)
    return client.post(reverse(name, args=[row.uuid]), said, follow=True)


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("plan-agree", "agreed_on", parts("review_due_on", date(2199, 12, 31))),
        ("yearly-review", "on", {}),
    ],
)
def test_what_is_yet_to_come_is_not_on_record(client, sergeant, officer, name, day, said):
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = {**parts(day, tomorrow), **said, "reason": "Agreed"}
    answer = post(client, sergeant, name, officer, **said)
    assert "is yet to come. Enter today or an earlier day." in answer.text
    assert not DevelopmentPlan.objects.exists()
    assert not officer.yearly_reviews.exists()


def test_a_supervisor_agrees_a_plan(client, sergeant, officer):
    said = {**parts("agreed_on", MARCH), **parts("review_due_on", JUNE), "reason": "Agreed"}
    answer = post(client, sergeant, "plan-agree", officer, **said)
    assert "A development plan was agreed with Ada Okafor." in answer.text
    assert "Review due by 1 June 2026" in answer.text
    assert DevelopmentPlan.objects.get().agreed_on == MARCH


def test_an_officer_adds_an_aim_and_a_step_without_a_reason(client, own, officer, plan):
    post(client, own, "aim-add", plan, text="Lead interviews")
    answer = post(client, own, "step-add", plan.aims.get(), text="Shadow two interviews")
    assert "The step was added." in answer.text
    assert "Undo this" not in answer.text
    step = PlanAction.objects.get()
    post(client, own, "step-done", step)
    step.refresh_from_db()
    assert step.done_on is not None


def test_both_sign_a_review_by_a_button(client, sergeant, own, officer, plan):
    said = {
        **parts("held_on", JUNE),
        **parts("next_due_on", NEXT),
        "note": "Good.",
        "reason": "Due",
    }
    post(client, sergeant, "plan-review", plan, **said)
    review = PlanReview.objects.get()
    assert "Sign" in page(client, own, officer).text
    post(client, own, "plan-sign", review)
    answer = post(client, sergeant, "plan-sign", review)
    assert "You have signed the review of 1 June 2026." in answer.text
    assert "Review due by 1 December 2026" in answer.text


def test_an_aim_is_tied_to_one_thing(client, sergeant, officer, plan, northshire):
    gap = Gap.objects.create(
        force=northshire, check_code="access-trap", person=officer, opened_on=MARCH
    )
    scheme = a_scheme("SPECIAL")
    requirement = a_requirement(scheme, a_case_group("SERIOUS"), force=northshire)
    said = {"text": "Take the course", "reason": "Agreed", "gap": gap.pk}
    answer = post(client, sergeant, "aim-add", plan, **said, requirement=requirement.pk)
    assert "Choose a gap or a requirement, not both." in answer.text
    post(client, sergeant, "aim-add", plan, **said)
    assert plan.aims.get().gap == gap
    title = CHECKS["access-trap"].title
    assert f"Gap: {title}" in page(client, sergeant, officer).text


def test_nobody_keeps_their_own_plan(client, sergeant, officer, plan):
    User.objects.filter(pk=sergeant.pk).update(person=officer)
    user = User.objects.get(pk=sergeant.pk)
    assert post(client, user, "plan-close", plan).status_code == 404
    assert "Close the plan" not in page(client, user, officer).text


def test_no_plan_says_what_would_begin_one(client, own, sergeant, officer):
    assert "No development plan is open on this day" in page(client, own, officer).text
    assert "Agree a plan" not in page(client, own, officer).text
    assert "Agree a plan" in page(client, sergeant, officer).text


def test_it_asks_as_much_for_ten_aims_as_for_one(client, sergeant, officer, plan):
    how = {"by": sergeant, "reason": "Agreed"}
    page(client, sergeant, officer)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("person-plan", args=[officer.uuid]))
        return len(queries)

    def an_aim(text):
        aim = plans.aim(plan, text, **how).aim
        plans.step(aim, "Step", None, **how)
        a_cpd_entry(officer, MARCH, title=text, aim=aim)

    an_aim("One")
    one = asked()
    for number in range(9):
        an_aim(f"Aim {number}")
    assert asked() == one
