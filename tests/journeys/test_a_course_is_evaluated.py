from datetime import timedelta

import pytest
from django.utils import timezone

from capability.models import User
from config.demo.log_ins import OFFICER, PASSWORD
from tests.factories.training import a_booking, an_evaluation, an_event
from training.models import Booking, Course
from training.rules.bookings import Step

pytestmark = pytest.mark.browser

TRAINING = "training@northshire.example"


@pytest.fixture
def own(make_believe):
    """The officer's place on a course of last week."""
    person = User.objects.get(email=OFFICER).person
    course = Course.objects.get(force=person.force, code="RISDP")
    event = an_event(course, timezone.localdate() - timedelta(days=7), places=12)
    return a_booking(person, course, Step.PASSED, event=event)


@pytest.fixture
def answered(own):
    """A date of the same course that is over for so long that no more answers are taken."""
    event = an_event(own.course, timezone.localdate() - timedelta(days=40), places=12)
    for score in (5, 5, 5, 4, 4, 4, 4, 3, 3, 1):
        an_evaluation(event, score, comment="More time for cases of our own, please. " * score)
    return event


def enter(visitor):
    """An officer's log-in needs no code."""
    page = visitor.page
    page.goto("/")
    page.get_by_label("Email").fill(OFFICER)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/account/" not in address)


def test_an_officer_says_what_they_thought(visitor, own):
    enter(visitor)
    page = visitor.page
    page.goto(f"/people/{own.person.uuid}/training/")
    visitor.look_over("training-of-mine")
    page.get_by_role("link", name="Say what you thought of it").click()
    visitor.look_over("evaluate")
    page.get_by_role("button", name="Send").click()
    visitor.look_over("evaluate-with-faults")
    for question in ("It was relevant", "It was taught", "I can use"):
        group = page.get_by_role("group", name=question)
        group.get_by_label("4", exact=True).check()
    page.get_by_role("button", name="Send").click()
    page.get_by_text("is counted.").wait_for()
    assert Booking.objects.get(pk=own.pk).evaluated_on == timezone.localdate()
    assert own.event.evaluations.get().relevant == 4


def test_training_reads_what_ten_people_said(visitor, answered):
    visitor.sign_in(TRAINING)
    page = visitor.page
    page.goto(f"/training/events/{answered.uuid}/")
    page.get_by_text("Means of 10 answers").wait_for()
    visitor.look_over("event-evaluated")
    page.goto(f"/training/courses/{answered.course.uuid}/")
    page.get_by_text("Means of 10 answers").wait_for()
    visitor.look_over("course-evaluated")
    page.get_by_role("link", name="10 comments in their own words").click()
    visitor.look_over("course-comments")
