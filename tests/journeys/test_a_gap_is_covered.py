import re
from datetime import timedelta

import pytest
from django.utils import timezone

from capability.models import Person

pytestmark = pytest.mark.browser

HOLDS = re.compile("^Holds a case in")


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def until(today):
    return today + timedelta(days=60)


def test_a_dispensation_covers_a_gap_and_ends(visitor, today, until):
    visitor.sign_in("training@northshire.example")
    grant(visitor, today, until)
    read(visitor, until)
    end(visitor, today)


def grant(visitor, today, until):
    page = visitor.page
    mentor = Person.objects.filter(force__code="NOR").serving(on=today).first()
    page.goto("/gaps/?covered=false&check=case-holder-unaccredited")
    page.get_by_role("link", name=HOLDS).first.click()
    page.get_by_role("button", name="Grant a dispensation").click()
    visitor.look_over("gap-dispense")
    page.get_by_role("button", name="Grant it").click()
    visitor.look_over("gap-dispense-with-a-fault")
    page.get_by_label("Mentor").fill(mentor.person_ref)
    page.get_by_label("What is in place instead").fill("The mentor reads each plan first")
    enter(page, "Day of review", today + timedelta(days=30))
    enter(page, "Last day", until)
    page.get_by_label("Reason").fill("No place on the course before the charge")
    page.get_by_role("button", name="Grant it").click()
    page.get_by_text(f"is covered until {until:%-d %B %Y}").first.wait_for()
    visitor.look_over("gap-covered")


def enter(page, legend, day):
    group = page.get_by_role("group", name=legend)
    for box, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box, exact=True).fill(str(value))


def read(visitor, until):
    page = visitor.page
    page.goto("/gaps/?covered=true")
    visitor.look_over("gaps-covered")
    assert page.get_by_text(f"Covered until {until:%-d %b %Y}").count() == 1
    page.goto("/dispensations/?status=all")
    visitor.look_over("dispensations")
    page.goto("/dispensations/?status=review")
    visitor.look_over("dispensations-to-review")
    page.goto("/dispensations/months/")
    visitor.look_over("dispensations-by-month")


def end(visitor, today):
    page = visitor.page
    page.goto("/gaps/?covered=true&check=case-holder-unaccredited")
    page.get_by_role("link", name=HOLDS).first.click()
    page.get_by_role("link", name="The dispensation").click()
    visitor.look_over("dispensation")
    page.get_by_role("button", name="End it early").click()
    page.get_by_label("Reason").fill("The course is done")
    visitor.look_over("dispensation-end")
    page.get_by_role("button", name="End it").click()
    page.get_by_text(f"ends on {today:%-d %B %Y}").first.wait_for()
    visitor.look_over("dispensation-ended")
