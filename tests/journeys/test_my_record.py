import re

import pytest

from capability.models import Dispute
from tests.journeys.test_cpd_on_a_phone import enter_on_a_phone

pytestmark = pytest.mark.browser


def test_an_officer_reads_what_is_held_and_says_what_is_wrong(visitor, make_believe):
    enter_on_a_phone(visitor)
    page = visitor.page
    page.get_by_role("link", name="see all that is held on you").click()
    page.get_by_role("heading", name="My record").wait_for()
    visitor.look_over("my-record")
    page.get_by_role("link", name=re.compile(r"^This is wrong \(Posting")).first.click()
    page.get_by_label("First day").check()
    page.get_by_label("What is right").fill("I began a week later")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("is marked as disputed until someone decides").wait_for()
    assert Dispute.objects.get(says="I began a week later").field == "starts_on"
    page.goto("/me/")
    page.get_by_text("It waits for a decision.").wait_for()
