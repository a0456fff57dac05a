"""An officer makes an address for their own calendar, and revokes it."""

import re

import pytest

from capability.models import CalendarKey
from config.demo.log_ins import OFFICER, PASSWORD

pytestmark = pytest.mark.browser


def test_an_address_is_made_and_revoked_without_a_fault(visitor):
    page = visitor.page
    page.goto("/your-log-in/")
    page.get_by_label("Email").fill(OFFICER)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=re.compile("in a calendar of yours")).click()
    page.get_by_role("heading", name="Your calendar").wait_for()
    visitor.look_over("own-calendar-none")
    page.get_by_role("button", name="Make an address").click()
    page.get_by_role("heading", name="The address of your calendar").wait_for()
    visitor.look_over("own-calendar-made")
    address = page.locator("code").inner_text()
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR\r\n")
    page.get_by_role("button", name="I have copied it").click()
    page.get_by_role("heading", name="Your calendar").wait_for()
    visitor.look_over("own-calendar")
    page.get_by_role("button", name="Revoke the address").click()
    page.get_by_text("The address is revoked.").wait_for()
    assert not CalendarKey.objects.exists()
