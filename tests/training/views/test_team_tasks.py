"""What of training waits for a supervisor: the first page and the list count alike."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.capability import LONG_AGO, a_person
from tests.factories.training import a_booking, a_course, a_cpd_entry, a_portfolio
from training.models import DevelopmentPlan, PlanReview, Portfolio


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations)


def a_plan(person, *, review_due_on):
    return DevelopmentPlan.objects.create(
        force=person.force, person=person, agreed_on=LONG_AGO, review_due_on=review_due_on
    )


def listed(client, kind):
    page = client.get(reverse("team-tasks"), {"kind": kind})
    return [(row.person.surname, row.what) for row in page.context["page"].object_list]


def counted(client):
    """What waits, by how it is said on the first page."""
    tasks = client.get("/").context["start"].tasks
    return {task.said: task.count for task in tasks if task.count}


def test_a_nomination_waits_until_it_is_approved(client, sergeant, okafor):
    booking = a_booking(okafor, a_course(okafor.force, "SIO"), step="nominated")
    client.force_login(sergeant)
    assert listed(client, "nominations") == [("Okafor", str(booking.course))]
    assert counted(client) == {"nominations to approve": 1}
    booking.step = "approved"
    booking.save()
    assert listed(client, "nominations") == []


@pytest.mark.parametrize(("days", "count"), [(0, 1), (1, 0)])
def test_a_plan_waits_from_the_day_of_its_review(client, sergeant, okafor, days, count):
    a_plan(okafor, review_due_on=timezone.localdate() + timedelta(days=days))
    client.force_login(sergeant)
    assert len(listed(client, "plans")) == count


def test_a_review_waits_for_the_supervisors_signature(client, sergeant, okafor):
    plan = a_plan(okafor, review_due_on=date(2199, 1, 1))
    days = {"held_on": date(2024, 6, 3), "next_due_on": date(2199, 1, 1)}
    review = PlanReview.objects.create(force=plan.force, plan=plan, note="Held", **days)
    client.force_login(sergeant)
    assert listed(client, "signatures") == [("Okafor", "Review of 3 June 2024")]
    PlanReview.objects.filter(pk=review.pk).update(signed_by=sergeant, signed_on=date(2024, 6, 4))
    assert listed(client, "signatures") == []


def test_a_portfolio_waits_from_its_submission_to_be_countersigned(client, sergeant, okafor):
    own = a_portfolio(okafor)
    client.force_login(sergeant)
    assert listed(client, "portfolios") == []
    Portfolio.objects.filter(pk=own.pk).update(step="submitted", step_on=date(2024, 6, 3))
    assert listed(client, "portfolios") == [("Okafor", "PIP level 2 work-based portfolio")]
    assert counted(client) == {"portfolios to countersign": 1}
    assert (
        reverse("portfolio", args=[own.uuid])
        in client.get(reverse("team-tasks"), {"kind": "portfolios"}).content.decode()
    )
    Portfolio.objects.update(countersigned_by=sergeant, countersigned_on=date(2024, 6, 4))
    assert listed(client, "portfolios") == []


def test_cpd_waits_to_be_verified(client, sergeant, okafor):
    a_cpd_entry(okafor, date(2024, 6, 3), title="A talk", source="own")
    client.force_login(sergeant)
    assert listed(client, "cpd") == [("Okafor", "A talk")]


def test_a_leavers_or_another_units_work_is_no_task(client, sergeant, northshire, investigations):
    course, root = a_course(northshire, "SIO"), northshire.root_unit
    gone = a_person(northshire, "Gone", unit=investigations, left_on=date(2024, 6, 3))
    for person in (gone, a_person(northshire, "Elsewhere", unit=root)):
        a_booking(person, course, step="nominated")
    client.force_login(sergeant)
    assert listed(client, "nominations") == []


def test_a_kind_that_nobody_knows_is_not_found(client, sergeant):
    client.force_login(sergeant)
    assert client.get(reverse("team-tasks"), {"kind": "other"}).status_code == 404
