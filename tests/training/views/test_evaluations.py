"""What those who attended thought of a course: as each says it, and as L&D reads it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.capability import a_log_in, a_person
from tests.factories.training import a_booking, a_course, an_evaluation, an_event
from training.models import Booking, Evaluation
from training.rules.bookings import Step

OVER = timedelta(days=29)
ANSWER = {"relevant": "5", "well_taught": "4", "usable": "1", "comment": "More cases"}


@pytest.fixture
def course(northshire):
    return a_course(northshire)


@pytest.fixture
def own(northshire):
    return a_log_in("officer@northshire.example", a_person(northshire))


@pytest.fixture
def shown(client):
    def show(user, name, row):
        client.force_login(user)
        return client.get(reverse(name, args=[row.uuid]))

    return show


def an_event_of(course, answers, *, ago=OVER, comment=""):
    event = an_event(course, timezone.localdate() - ago)
    for score in answers:
        an_evaluation(event, score, comment=comment)
    return event


def booked(person, course, ago=timedelta(days=1)):
    event = an_event(course, timezone.localdate() - ago)
    return a_booking(person, course, Step.PASSED, event=event)


def test_an_officer_answers_once_from_their_own_tab(client, shown, own, course):
    booking = booked(own.person, course)
    assert "Say what you thought of it" in shown(own, "person-training", own.person).text
    address = reverse("booking-evaluate", args=[booking.uuid])
    page = client.get(address).text
    assert "What did you think of Sexual offences investigation?" in page
    assert "Nobody sees an answer by itself" in page
    answer = client.post(address, ANSWER, follow=True)
    assert "What you thought of Sexual offences investigation is counted." in answer.text
    assert "Say what you thought of it" not in answer.text
    assert Evaluation.objects.get().comment == "More cases"
    assert client.post(address, ANSWER).status_code == 404


def test_each_question_wants_an_answer(client, own, course):
    client.force_login(own)
    address = reverse("booking-evaluate", args=[booked(own.person, course).uuid])
    answer = client.post(address, ANSWER | {"usable": "6", "relevant": ""})
    for question in ("It was relevant to my work", "I can use at work what I learnt"):
        assert f"Choose a number from 1 to 5 for “{question}”." in answer.text
    assert not Evaluation.objects.exists()
    assert Booking.objects.get().evaluated_on is None


def test_others_are_not_offered_to_answer(shown, training_lead, own, course):
    booking = booked(own.person, course)
    assert "Say what you thought" not in shown(training_lead, "person-training", own.person).text
    assert shown(training_lead, "booking-evaluate", booking).status_code == 403


def test_nine_answers_are_shown_nowhere(shown, training_lead, course):
    event = an_event_of(course, [5] * 9, comment="Mine")
    for name, row in (("course", course), ("event", event), ("course-comments", course)):
        page = shown(training_lead, name, row).text
        assert "Shown from 10 answers up." in page
        assert "Means of" not in page
        assert "Mine" not in page


def test_ten_are_shown_once_all_are_in(shown, training_lead, course):
    event = an_event_of(course, [5] * 9 + [1], comment="Well done")
    for name, row in (("course", course), ("event", event)):
        page = shown(training_lead, name, row).text
        assert "Means of 10 answers" in page
        assert '<td class="govuk-table__cell" data-label="Mean">4.6</td>' in page
    assert "10 comments in their own words" in shown(training_lead, "course", course).text
    assert shown(training_lead, "course-comments", course).text.count("<li>Well done</li>") == 10


def test_while_answers_are_taken_nothing_is_shown(shown, training_lead, course):
    event = an_event_of(course, [5] * 12, ago=timedelta(days=28))
    page = shown(training_lead, "event", event).text
    assert "They are shown then, from 10 up." in page
    assert "Means of" not in page
    assert "Means of" not in shown(training_lead, "course", course).text


def test_small_events_are_shown_together_by_the_course_alone(shown, training_lead, course):
    first = an_event_of(course, [2] * 6, ago=OVER + timedelta(days=9))
    second = an_event_of(course, [4] * 6)
    an_event_of(course, [1] * 3)
    assert "Means of 12 answers" in shown(training_lead, "course", course).text
    for event in (first, second):
        assert "Means of" not in shown(training_lead, "event", event).text


@pytest.mark.parametrize("who", ["sergeant", "analyst"])
def test_whoever_does_not_lead_training_sees_no_results(request, shown, who, course):
    event = an_event_of(course, [5] * 10)
    user = request.getfixturevalue(who)
    for name, row in (("course", course), ("event", event)):
        assert "What those who attended thought" not in shown(user, name, row).text
    assert shown(user, "course-comments", course).status_code == 403


def test_many_events_ask_as_little_as_few(client, training_lead, course):
    client.force_login(training_lead)
    asked = []
    for number in (2, 20):
        for _ in range(number):
            an_event_of(course, [3] * 5, comment="Good")
        for name in ("course", "course-comments"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(name, args=[course.uuid])).status_code == 200
            asked.append(len(queries))
    assert asked[:2] == asked[2:]
