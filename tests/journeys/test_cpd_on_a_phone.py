import re

import pytest
from django.utils import timezone

from capability.models import User
from config.demo.log_ins import OFFICER, PASSWORD
from tests.factories.training import an_aim
from tests.journeys.keyboard import Keyboard
from training.models import CpdEntry

pytestmark = pytest.mark.browser

TRAINING = "training@northshire.example"


@pytest.fixture
def own(make_believe):
    return User.objects.get(email=OFFICER).person


def enter_on_a_phone(visitor):
    """An officer's log-in needs no code."""
    page = visitor.page
    page.goto("/")
    page.get_by_label("Email").fill(OFFICER)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/account/" not in address)
    page.set_viewport_size({"width": 390, "height": 844})


def test_an_officer_enters_cpd_by_keyboard_alone(visitor, own):
    enter_on_a_phone(visitor)
    page, keyboard = visitor.page, Keyboard(visitor.page)
    page.goto(f"/people/{own.uuid}/cpd/")
    keyboard.press("Add to my CPD")
    keyboard.lands_on("/cpd/add/")
    keyboard.write("What was done", "Talk on digital evidence")
    keyboard.write("Hours", "1.5")
    keyboard.reach(page.get_by_role("button", name="Add", exact=True))
    page.keyboard.press("Enter")
    page.get_by_text("“Talk on digital evidence”, 1.5 hours, is on your record.").wait_for()
    entry = CpdEntry.objects.get(person=own, title="Talk on digital evidence")
    assert (entry.hours, entry.verified_on) == (1.5, None)

    page.get_by_text(re.compile("^What I take from it: Planned an interview")).click()
    visitor.look_over("cpd-of-mine")
    page.get_by_role("link", name=re.compile("^Remove.*Talk on digital evidence")).click()
    visitor.look_over("cpd-remove")
    page.goto(f"/people/{own.uuid}/cpd/add/")
    page.get_by_text("Say more about it (optional)").click()
    visitor.look_over("cpd-add")
    page.get_by_role("button", name="Add", exact=True).click()
    visitor.look_over("cpd-add-with-faults")


def test_cpd_towards_an_aim_is_entered_from_the_plan_by_keyboard_alone(visitor, own):
    an_aim(own, "Lead interviews of witnesses", agreed_on=timezone.localdate())
    enter_on_a_phone(visitor)
    page, keyboard = visitor.page, Keyboard(visitor.page)
    page.goto(f"/people/{own.uuid}/plan/")
    keyboard.press("Add CPD towards Lead interviews of witnesses")
    keyboard.lands_on("/cpd/add/")
    visitor.look_over("cpd-add-towards-an-aim")
    keyboard.write("What was done", "Watched three interviews")
    keyboard.write("Hours", "4")
    keyboard.reach(page.get_by_role("button", name="Add", exact=True))
    page.keyboard.press("Enter")
    page.get_by_text("Towards: Lead interviews of witnesses").wait_for()
    visitor.look_over("cpd-towards-an-aim")
    page.goto(f"/people/{own.uuid}/plan/")
    page.get_by_text("CPD towards it: 4 hours in 1 entry").wait_for()
    visitor.look_over("plan-with-cpd")


def test_a_training_day_is_entered_and_what_waits_is_verified(visitor, own):
    page = visitor.page
    visitor.sign_in(TRAINING)
    page.goto("/cpd/")
    visitor.look_over("cpd-to-verify")
    page.get_by_role("checkbox", name=re.compile("^Choose Watched a hearing")).check()
    page.get_by_role("button", name="Verify those ticked").click()
    visitor.look_over("cpd-verify")
    page.get_by_label("What shows that it was done").fill("I went along")
    page.get_by_role("button", name="Verify", exact=True).click()
    page.get_by_text("Verified: 1 entry.").wait_for()

    page.get_by_role("button", name="Enter CPD for a group").click()
    page.get_by_label("What was done").fill("Training day")
    page.get_by_label("Hours").fill("6")
    page.get_by_label(re.compile("^People by reference")).fill(own.person_ref)
    page.get_by_label("Reason").fill("I held it")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Nothing is saved yet").wait_for()
    visitor.look_over("cpd-group")
    page.get_by_role("button", name="Enter for those ticked").click()
    page.get_by_text("“Training day”, 6 hours, was entered for 1 person.").wait_for()
