"""The L&D office looks at what there is to do, and opens a number."""

import re

import pytest

pytestmark = pytest.mark.browser


def test_what_to_do_by_week_without_a_fault(visitor):
    page = visitor.page
    visitor.sign_in("training@northshire.example")
    page.goto("/training/courses/")
    page.get_by_role("link", name="What to do, by week").click()
    page.get_by_role("heading", name="What to do", exact=True).wait_for()
    visitor.look_over("work-by-week")
    page.locator("td a[href*='week=']").first.click()
    page.wait_for_url(re.compile(r"kind=\w+&week="))
    visitor.look_over("work-of-a-week")
