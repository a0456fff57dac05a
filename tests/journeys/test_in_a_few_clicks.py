"""From the start page to "why not this one" in three clicks, and a call-out logged in two taps."""

import re

import pytest

from capability.models import Deployment, Person, User
from tests.journeys.conftest import WIDTHS

pytestmark = pytest.mark.browser

SERGEANT = "sergeant@northshire.example"


class Clicks:
    """Whatever is pressed or chosen on a page, counted."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, role, name):
        self.page.get_by_role(role, name=name).first.click()
        self.count += 1

    def choose(self, label, value):
        self.page.get_by_label(label, exact=True).select_option(value)
        self.count += 1


def test_a_supervisor_gets_there_in_a_few_clicks(visitor):
    """One make-believe force for both: to build it takes the longest."""
    visitor.sign_in(SERGEANT)
    ask_why_not(visitor)
    log_a_call_out(visitor)


def ask_why_not(visitor):
    page, clicks = visitor.page, Clicks(visitor.page)
    page.goto("/")
    clicks.on("link", "Who can take a case?")
    clicks.choose("Kind of case", "19C")
    clicks.on("button", "Ask")
    blocked = page.locator("tbody tr", has_text="rule blocks it").first
    assert "✕ Blocked by the force" in blocked.inner_text()
    assert clicks.count == 3
    visitor.look_over("who-can-take-in-three-clicks")


def log_a_call_out(visitor):
    """On a phone, from the people of a unit, with no key pressed."""
    page, clicks = visitor.page, Clicks(visitor.page)
    sergeant = User.objects.get(email=SERGEANT)
    person = Person.objects.visible_to(sergeant).filter(postings__ends_on=None).first()
    before = set(Deployment.objects.values_list("pk", flat=True))
    page.goto(f"/units/{person.postings.get(ends_on=None).unit.uuid}/")
    visitor.look_over("unit-people")
    page.set_viewport_size({"width": 390, "height": WIDTHS[390]})
    clicks.on("link", re.compile("^Log a call-out"))
    visitor.look_over("call-out-log")
    page.set_viewport_size({"width": 390, "height": WIDTHS[390]})
    clicks.on("button", "Log the call-out")
    page.get_by_text(re.compile("^The call-out of .* is on record")).wait_for()
    assert clicks.count == 2
    visitor.look_over("call-out-logged")
    logged = Deployment.objects.exclude(pk__in=before).get()
    assert re.fullmatch(r"LOGGED-NOR-\d\d[A-Z]{3}\d\d-1", logged.incident)
