import re

import pytest

pytestmark = pytest.mark.browser

SERGEANT = "sergeant@northshire.example"


def test_a_supervisor_acknowledges_and_plans_a_gap(visitor):
    page = visitor.page
    visitor.sign_in(SERGEANT)
    page.goto("/gaps/?acknowledged=false&grade=B&grade=A")
    visitor.look_over("gaps-not-acknowledged")
    page.get_by_role("link", name=re.compile("^Holds a case in")).first.click()
    page.get_by_role("button", name="Acknowledge").click()
    page.get_by_text("You have acknowledged this gap.").wait_for()
    visitor.look_over("gap-acknowledged")

    page.get_by_role("button", name="Plan what is done").click()
    visitor.look_over("gap-plan")
    page.get_by_role("button", name="Save").click()
    visitor.look_over("gap-plan-with-a-fault")
    page.get_by_label("Who answers for it").select_option(label=SERGEANT)
    for box, value in (("Day", "31"), ("Month", "12"), ("Year", "2099")):
        page.get_by_label(box, exact=True).fill(value)
    page.get_by_label("What is being done").fill("Booked on the next course")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The plan is recorded.").wait_for()
    visitor.look_over("gap-planned")

    page.get_by_role("link", name="Back to the list").click()
    page.wait_for_url(re.compile(r"/gaps/\?acknowledged=false&grade=B&grade=A"))
    page.goto("/gaps/?owner=me")
    visitor.look_over("gaps-of-mine")
    assert page.get_by_text("Due 31 Dec 2099").count() == 1
    page.goto("/gaps/?status=closed")
    visitor.look_over("gaps-closed")
