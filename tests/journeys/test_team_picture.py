"""From the first page to the team as a picture, to what waits, and to who is there in a shift."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from capability.models import Duty, EstablishmentPost, Posting, Scheme, Shift, User
from tests.factories.capability import LONG_AGO, an_accreditation

pytestmark = pytest.mark.browser

SERGEANT = "sergeant@northshire.example"


def with_posts_and_a_shift(unit):
    own = {"force": unit.force, "unit": unit, "starts_on": LONG_AGO}
    EstablishmentPost.objects.create(posts=40, **own)
    hours = {"name": "Night", "begins_at": time(22), "hours": 8}
    Shift.objects.create(force=unit.force, unit=unit, **hours)
    person = Posting.objects.filter(force=unit.force, unit=unit, ends_on=None).first().person
    an_accreditation(person, Scheme.objects.get(code="FRO"), awarded_on=LONG_AGO)
    evening = timezone.make_aware(datetime.combine(timezone.localdate(), time(21)))
    duty = {"starts_at": evening, "ends_at": evening + timedelta(hours=10)}
    Duty.objects.create(force=unit.force, person=person, **duty)


def test_a_supervisor_looks_at_the_team(visitor):
    page, sergeant = visitor.page, User.objects.get(email=SERGEANT)
    unit = sergeant.grants.first().unit
    with_posts_and_a_shift(unit)
    visitor.sign_in(SERGEANT)
    page.goto("/")
    visitor.look_over("start-of-a-supervisor")
    page.get_by_role("link", name=re.compile("^the team as a picture")).click()
    page.wait_for_url("**/team/picture/")
    assert f"On {timezone.localdate():%-d %B %Y}" in page.locator(".register-answer").inner_text()
    visitor.look_over("team-picture")

    figure = page.locator(".register-figure--cell[href*='/team/cover/']")
    there = int(figure.inner_text())
    figure.click()
    page.wait_for_url("**/team/cover/**")
    assert page.locator(".register-answer").inner_text().startswith(f"{there} of the 2 trained")
    visitor.look_over("team-cover")

    page.goto("/training/team-to-do/")
    visitor.look_over("team-tasks")
