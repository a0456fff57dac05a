from datetime import timedelta

import pytest
from django.utils import timezone

from capability.models import Accreditation

pytestmark = pytest.mark.browser


def enter(page, legend, day):
    group = page.get_by_role("group", name=legend)
    for box, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box, exact=True).fill(str(value))


def fill(page, award):
    page.get_by_label("Instrument").fill("Circular 3/2026")
    page.get_by_label("Scheme", exact=True).select_option(str(award.scheme_id))
    enter(page, "Earliest last good day", award.valid_to)
    enter(page, "Latest last good day", award.valid_to + timedelta(days=60))
    page.get_by_label("Or for so many months more").fill("6")
    page.get_by_label("Reason").fill("Courses were cancelled")
    page.get_by_role("button", name="See whom it touches").click()


def test_awards_are_extended_once_it_is_seen_whose_they_are(visitor):
    page, today = visitor.page, timezone.localdate()
    awards = Accreditation.objects.filter(force__code="NOR", valid_to__gte=today)
    award = awards.order_by("valid_to").first()
    visitor.sign_in("training@northshire.example")
    page.goto("/accreditations/")
    page.get_by_role("button", name="Extensions of many awards").click()
    visitor.look_over("extensions-none")
    page.get_by_role("button", name="Extend many awards").click()
    page.get_by_role("button", name="See whom it touches").click()
    visitor.look_over("extension-propose-with-faults")
    fill(page, award)
    page.get_by_text("It would make").wait_for()
    visitor.look_over("extension-proposed")
    page.get_by_role("button", name="Apply it").click()
    page.get_by_label("Reason").fill("As the circular says")
    visitor.look_over("extension-apply")
    page.get_by_role("button", name="Apply it").click()
    page.get_by_text("good for longer. Undo this").first.wait_for()
    visitor.look_over("extension-applied")
    page.get_by_role("table", name="One by one").get_by_role("link").first.click()
    page.get_by_text("by Circular 3/2026").first.wait_for()
    visitor.look_over("accreditation-extended")
