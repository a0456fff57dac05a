"""What of training waits for a supervisor: the first page and the list count alike."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import User
from tests.factories.capability import LONG_AGO, a_person
from tests.factories.training import a_booking, a_course, a_cpd_entry, a_portfolio, an_event
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


def test_an_offer_waits_until_it_is_answered(client, sergeant, okafor):
    event = an_event(a_course(okafor.force, "SIO"), date(2199, 6, 3))
    booking = a_booking(okafor, event.course, "offered", event=event, on=date(2199, 1, 7))
    client.force_login(sergeant)
    [row] = client.get(reverse("team-tasks"), {"kind": "offers"}).context["page"]
    assert (row.person, row.what, row.why) == (
        okafor,
        "Sexual offences investigation, 3 June 2199",
        "Offered 7 January 2199, to answer by 21 January 2199",
    )
    assert row.url == reverse("person-training", args=[okafor.uuid])
    assert counted(client) == {"offers of places without an answer": 1}
    booking.step = "confirmed"
    booking.save()
    assert listed(client, "offers") == []


def test_ones_own_offer_is_no_task_of_the_team(client, sergeant, okafor):
    event = an_event(a_course(okafor.force, "SIO"))
    a_booking(okafor, event.course, "offered", event=event)
    User.objects.filter(pk=sergeant.pk).update(person=okafor)
    client.force_login(User.objects.get(pk=sergeant.pk))
    assert listed(client, "offers") == []


@pytest.mark.parametrize("size", [1, 9])
def test_many_offers_are_listed_by_as_few_queries(
    client, sergeant, investigations, size, django_assert_num_queries
):
    event = an_event(a_course(investigations.force, "SIO"), places=9)
    for _one in range(size):
        person = a_person(investigations.force, unit=investigations)
        a_booking(person, event.course, "offered", event=event)
    client.force_login(sergeant)
    with django_assert_num_queries(8):
        assert len(listed(client, "offers")) == size


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
        other = a_course(northshire, f"O{person.pk}")
        a_booking(person, other, "offered", event=an_event(other))
    client.force_login(sergeant)
    assert (listed(client, "nominations"), listed(client, "offers")) == ([], [])


def test_a_kind_that_nobody_knows_is_not_found(client, sergeant):
    client.force_login(sergeant)
    assert client.get(reverse("team-tasks"), {"kind": "other"}).status_code == 404
