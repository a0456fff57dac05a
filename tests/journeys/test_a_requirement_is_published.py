"""Somebody reads what a changed requirement would do, publishes it, and looks back by month."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from capability.models import Gap, Requirement

pytestmark = pytest.mark.browser


def fill_day(page, legend, day):
    boxes = page.get_by_role("group", name=legend).get_by_role("textbox")
    for place, part in enumerate((day.day, day.month, day.year)):
        boxes.nth(place).fill(str(part))


@pytest.fixture
def row(visitor):
    """A requirement of the force under which gaps stand open; the visitor is who keeps it."""
    visitor.sign_in("training@northshire.example")
    found = Gap.objects.still_open().values("requirement")
    return Requirement.objects.filter(force__code="NOR", pk__in=found).first()


def test_a_changed_requirement_is_read_and_published(visitor, row, worker):
    page, today = visitor.page, timezone.localdate()
    page.goto(f"/reference/requirements/{row.uuid}/")
    page.get_by_role("button", name="Change from a day").click()
    page.get_by_label("What happens where it is not met").select_option("block")
    page.get_by_label("Where it comes from").fill("Board paper 12, March 2026")
    fill_day(page, "The change is in force from", today)
    page.get_by_label("Reason").fill("Agreed by the board in March")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_role("heading", name="Nothing is published yet").wait_for()
    visitor.look_over("requirement-preview")
    open_a_figure(page)
    visitor.look_over("requirement-preview-opened")
    page.get_by_role("link", name="The change").click()
    assert Requirement.objects.get(pk=row.pk).ends_on is None
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("is changed from").wait_for()
    page.get_by_text("No gap opened and none closed.").wait_for()
    visitor.look_over("requirement-published")
    new = Requirement.objects.get(duty=row)
    assert Requirement.objects.get(pk=row.pk).ends_on == today - timedelta(days=1)
    assert Gap.objects.still_open().filter(requirement=new).exists()
    assert not Gap.objects.still_open().filter(requirement=row).exists()


def test_a_change_that_waits_is_found_again(visitor, row):
    """Without a worker: whoever leaves its page loses nothing."""
    page, today = visitor.page, timezone.localdate()
    page.goto(f"/reference/requirements/{row.uuid}/end/")
    fill_day(page, "Last day", today)
    page.get_by_label("Reason").fill("Agreed by the board in March")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_text("Waits for a worker").wait_for()
    visitor.look_over("requirement-waits")
    page.goto("/reference/")
    page.get_by_role("link", name="Changes that wait to be published").click()
    page.get_by_role("heading", name="Changes that wait to be published").wait_for()
    visitor.look_over("changes-that-wait")
    page.get_by_role("link", name=f"End: {row}").click()
    page.get_by_text("Waits for a worker").wait_for()


def open_a_figure(page):
    """It opens into as many rows as it says."""
    figure = page.get_by_role("table").get_by_role("link").first
    count = int(re.match(r"\d+", figure.inner_text())[0])
    figure.click()
    rows = page.locator("tbody tr")
    rows.first.wait_for()
    assert rows.count() == min(count, 50)


def test_somebody_looks_back_month_by_month(visitor):
    visitor.sign_in("training@northshire.example")
    page = visitor.page
    page.goto("/gaps/")
    page.get_by_role("button", name="Coverage and gaps by month").click()
    page.get_by_role("heading", name="Month by month").wait_for()
    visitor.look_over("coverage")
    table = page.get_by_role("table", name="Coverage and open gaps at the ends")
    required = table.get_by_role("row").nth(1).get_by_role("link").first
    count = required.inner_text()
    required.click()
    page.get_by_role("heading", name="Who is required to hold a scheme").wait_for()
    assert page.locator(".register-answer").inner_text().startswith(f"{count} accreditation")
    visitor.look_over("required")
    page.go_back()
    table.get_by_role("row").nth(1).get_by_role("link").last.click()
    page.get_by_role("heading", name="Gaps", exact=True).wait_for()
    visitor.look_over("gaps-of-a-month-end")
    page.goto("/coverage/?scheme=NONE")
    visitor.look_over("coverage-with-a-fault")
