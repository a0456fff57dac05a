"""From the start page to "why not this one" in three clicks, by keyboard."""

import pytest

from capability.models import CaseCategory
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser

SERGEANT = "sergeant@northshire.example"


def test_a_supervisor_asks_who_can_take_a_case(visitor):
    page, keys = visitor.page, Keyboard(visitor.page)
    kind = CaseCategory.objects.get(code="19C", force=None)
    visitor.sign_in(SERGEANT)
    keys.press("Who can take a case?")
    keys.lands_on("/who-can-take/")
    visitor.look_over("who-can-take-form")
    keys.press("Ask")
    keys.lands_on("category=")
    visitor.look_over("who-can-take-with-a-fault")
    keys.choose("Kind of case", kind.name)
    keys.press("Ask")
    keys.lands_on("category=19C")
    visitor.look_over("who-can-take")
    answer = page.locator(".register-answer").inner_text()
    assert "Nobody in" in answer or "fit" in answer
    rows = page.locator("tbody tr")
    assert rows.count() > 1
    for row in rows.all():
        assert row.locator("li").count() >= 3
