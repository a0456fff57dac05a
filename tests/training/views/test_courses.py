"""Courses, dates and bookings by hand, as those who keep and take them see them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capability.models import Accreditation, Act, User
from tests.factories.capability import a_grant, a_log_in, a_person, a_scheme, a_second_factor
from tests.factories.training import a_booking, a_course, an_event
from training.models import Booking, Course, CourseNeed, CourseReview, Event
from training.rules.bookings import Step

SOON = timezone.localdate() + timedelta(days=60)
LATER = SOON + timedelta(days=30)


def parts(name, on):
    return {f"{name}_0": on.day, f"{name}_1": on.month, f"{name}_2": on.year}


def days(first, last=None):
    return parts("starts_on", first) | parts("ends_on", last or first)


@pytest.fixture
def special(northshire):
    return a_scheme("SPECIAL", force=northshire, needs=[a_scheme("FIRST", force=northshire)])


@pytest.fixture
def course(northshire, special):
    return a_course(northshire, scheme=special)


@pytest.fixture
def event(course):
    return an_event(course, SOON)


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def own(officer):
    return a_log_in("officer@northshire.example", officer)


@pytest.fixture
def asked(client):
    """The page that an address shows to a user, or what comes of sending a form to it."""

    def ask(user, name, /, *args, query="", **said):
        client.force_login(user)
        address = reverse(name, args=args) + query
        said = said and {"reason": "Planned", **said}
        return client.post(address, said, follow=True) if said else client.get(address)

    return ask


COURSE = {"code": "SEX1", "name": "Sexual offences", "mode": "classroom", "risk": "high"}


def test_a_course_is_added_changed_and_ended(asked, training_lead, special):
    said = COURSE | {"scheme": special.pk, "effect": "begins"}
    answer = asked(training_lead, "course-add", **said)
    assert "The course Sexual offences was added." in answer.text
    course = Course.objects.get()
    answer = asked(training_lead, "course-change", course.uuid, **said | {"cost": "250.50"})
    assert "£250.50" in answer.text
    asked(training_lead, "course-end", course.uuid, **parts("last_day", SOON))
    assert Course.objects.get().ends_on == SOON


def test_a_course_that_begins_something_needs_a_scheme(asked, training_lead):
    answer = asked(training_lead, "course-add", **COURSE, effect="begins")
    assert "Choose the scheme, or say that a pass does nothing to an accreditation." in answer.text
    assert not Course.objects.exists()


def test_a_course_still_to_begin_is_not_ended_before(asked, training_lead, event):
    on = SOON - timedelta(days=1)
    answer = asked(training_lead, "course-end", event.course.uuid, **parts("last_day", on))
    assert "Cancel that event first." in answer.text


def test_what_a_course_needs_first(asked, training_lead, course, northshire):
    other = a_scheme("OTHER", force=northshire)
    answer = asked(training_lead, "course-needs", course.uuid, scheme=other.pk)
    assert "FIRST, OTHER" in answer.text
    need = CourseNeed.objects.get()
    asked(training_lead, "course-need-drop", need.pk, reason="Not any more")
    assert not CourseNeed.objects.exists()


def test_a_look_at_its_quality_is_recorded_and_undone(asked, training_lead, course):
    an_event(course, timezone.localdate())
    assert "Design: not looked at yet" in asked(training_lead, "course", course.uuid).text
    said = {"kind": "design", "reviewer": "Ines Lund", "outcome": "Two cases too old"}
    today = said | parts("reviewed_on", timezone.localdate())
    answer = asked(training_lead, "course-review", course.uuid, **today)
    assert "Ines Lund" in answer.text
    assert "Two cases too old" in answer.text
    assert "not looked at yet" not in answer.text
    act = Act.objects.get(kind="course.reviewed")
    asked(training_lead, "act-undo", act.uuid, reason="Another course")
    assert not CourseReview.objects.exists()


def test_a_look_yet_to_come_is_not_recorded(asked, training_lead, course):
    said = {"kind": "design", "reviewer": "Ines Lund", "outcome": "Good"}
    answer = asked(
        training_lead, "course-review", course.uuid, **said, **parts("reviewed_on", SOON)
    )
    assert "is yet to come. Record the review once it has been held." in answer.text
    assert not CourseReview.objects.exists()


def test_an_event_is_added_changed_moved_and_cancelled(asked, training_lead, course):
    said = {"places": 8, "venue": "Northside"} | days(SOON)
    answer = asked(training_lead, "event-add", course.uuid, **said)
    assert "0 of 8 places are taken, 8 are free." in answer.text
    event = Event.objects.get()
    answer = asked(training_lead, "event-change", event.uuid, places=1, venue="Northside")
    assert "0 of 1 places are taken, 1 is free." in answer.text
    asked(training_lead, "event-move", event.uuid, **days(LATER))
    assert Event.objects.get().starts_on == LATER
    answer = asked(training_lead, "event-cancel", event.uuid, reason="No trainer")
    assert "The event was cancelled." in answer.text


def test_a_supervisor_nominates_and_is_told_what_is_missing(asked, sergeant, officer, event):
    answer = asked(sergeant, "person-nominate", officer.uuid, course=event.course_id)
    assert "Ada Okafor waits for Sexual offences investigation. They lack FIRST on" in answer.text
    assert Booking.objects.get().step == Step.APPROVED


def test_whom_learning_and_development_nominates_the_line_approves(
    asked, training_lead, sergeant, officer, course
):
    asked(training_lead, "person-nominate", officer.uuid, course=course.pk)
    booking = Booking.objects.get()
    assert "Nominations that wait for your yes or no" in asked(sergeant, "courses").text
    answer = asked(sergeant, "booking-approve", booking.uuid, reason="Yes")
    assert "Ada Okafor is approved for Sexual offences investigation." in answer.text
    assert Booking.objects.get().step == Step.APPROVED


def test_the_line_may_say_no(asked, sergeant, officer, course):
    booking = a_booking(officer, course, Step.NOMINATED)
    asked(sergeant, "booking-refuse", booking.uuid, reason="Next year")
    assert Booking.objects.get().step == Step.REFUSED


def test_a_place_is_offered_from_the_ranked_list(asked, training_lead, officer, event):
    booking = a_booking(officer, event.course)
    page = asked(training_lead, "event-offer", event.uuid)
    assert "1. Ada Okafor: Waits since 10 March 2025. Lacks FIRST on that day." in page.text
    answer = asked(training_lead, "event-offer", event.uuid, chosen_ones=[booking.uuid])
    assert "Ada Okafor lacks FIRST. Offer them a later date" in answer.text
    said = {"chosen_ones": [booking.uuid], "exception": "Sits the exam in May"}
    answer = asked(training_lead, "event-offer", event.uuid, **said)
    assert "Exception: Sits the exam in May" in answer.text
    assert Booking.objects.get().event == event


def test_nobody_is_offered_a_place_untaken(asked, training_lead, event):
    answer = asked(training_lead, "event-offer", event.uuid, exception="None")
    assert "Tick whoever is offered a place." in answer.text


def test_an_officer_confirms_their_own_place_and_gives_it_up(asked, own, officer, event):
    booking = a_booking(officer, event.course, Step.OFFERED, event=event)
    assert "Confirm" in asked(own, "person-training", officer.uuid).text
    answer = asked(own, "booking-confirm", booking.uuid, seen="")
    assert "The place on Sexual offences investigation is confirmed." in answer.text
    asked(own, "booking-withdraw", booking.uuid, why="caseload")
    booking = Booking.objects.get()
    assert (booking.step, booking.reason) == (Step.WITHDRAWN, "caseload")


def test_a_class_is_marked_on_one_screen(asked, training_lead, northshire, course):
    event = an_event(course, timezone.localdate())
    came, stayed_away = (
        a_booking(a_person(northshire), course, Step.CONFIRMED, event=event) for _ in range(2)
    )
    absent = {f"step-{stayed_away.uuid}": "no-show"}
    answer = asked(training_lead, "event-mark", event.uuid, **absent)
    assert answer.text.count("Say why Ada Okafor did not attend.") == 2
    marks = absent | {f"why-{stayed_away.uuid}": "operational", f"step-{came.uuid}": "passed"}
    answer = asked(training_lead, "event-mark", event.uuid, **marks)
    assert "2 marked." in answer.text
    assert Accreditation.objects.get().person == came.person


@pytest.mark.parametrize("result", ["passed", "failed"])
def test_a_result_that_was_to_come_is_marked_on_the_same_screen(
    asked, training_lead, northshire, course, result
):
    event = an_event(course, timezone.localdate())
    booking = a_booking(a_person(northshire), course, Step.CONFIRMED, event=event)
    for step in (Step.ATTENDED, result):
        answer = asked(training_lead, "event-mark", event.uuid, **{f"step-{booking.uuid}": step})
        assert "1 marked." in answer.text
    assert Booking.objects.get().step == result
    assert Accreditation.objects.exists() == (result == Step.PASSED)


def test_the_calendar_lists_a_month(asked, analyst, event):
    page = asked(analyst, "calendar", query=f"?month={SOON:%Y-%m}")
    assert "Sexual offences investigation" in page.text
    assert "No course takes place" in asked(analyst, "calendar", query="?month=1999-01").text
    assert asked(analyst, "calendar", query="?month=1999-13").status_code == 404


def test_an_analyst_sees_figures_and_no_names(asked, analyst, officer, event):
    a_booking(officer, event.course)
    page = asked(analyst, "course", event.course.uuid).text
    assert "A pass begins SPECIAL; a portfolio follows. 1 person waits for a place." in page
    assert "Okafor" not in page
    assert "Okafor" not in asked(analyst, "event", event.uuid).text


def test_another_force_sees_nothing(asked, stranger, officer, event):
    for name, row in (("course", event.course), ("event", event), ("person-training", officer)):
        assert asked(stranger, name, row.uuid).status_code == 404


@pytest.mark.parametrize("name", ["course", "event"])
def test_a_waiting_list_asks_as_little_for_many_as_for_few(client, training_lead, event, name):
    client.force_login(training_lead)
    row = event if name == "event" else event.course
    address = reverse(name, args=[row.uuid])
    asked = []
    for number in (2, 20):
        for _ in range(number):
            a_booking(a_person(event.force), event.course)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append([query["sql"][:70] for query in queries])
    assert len(asked[0]) == len(asked[1]), asked


def test_without_anybody_who_waits_the_page_says_who_nominates(asked, training_lead, event):
    page = asked(training_lead, "event-offer", event.uuid)
    assert "Nobody waits who is approved: supervisors nominate" in page.text


CHANGES = ("booking-approve", "booking-refuse", "booking-confirm", "booking-withdraw")


@pytest.mark.parametrize("name", CHANGES)
def test_whoever_stands_elsewhere_or_is_concerned_changes_no_booking(
    asked, sergeant, own, northshire, course, name
):
    """A supervisor reaches their unit's people, and approves nobody who is themselves."""
    elsewhere = a_booking(a_person(northshire), course, Step.NOMINATED)
    assert asked(sergeant, name, elsewhere.uuid).status_code == 404
    a_grant(own, "supervisor", northshire.root_unit)
    a_second_factor(own)
    mine = a_booking(own.person, course, Step.NOMINATED)
    found = 200 if name in ("booking-confirm", "booking-withdraw") else 404
    assert asked(own, name, mine.uuid).status_code == found
    assert asked(own, "person-nominate", own.person.uuid).status_code == 404


def test_one_who_leads_training_and_is_booked_marks_everybody_else(
    asked, training_lead, northshire, course
):
    """The own mark others give: it would be an accreditation by one's own hand."""
    event = an_event(course, timezone.localdate())
    mine = a_booking(a_person(northshire, "Lead"), course, Step.CONFIRMED, event=event)
    User.objects.filter(pk=training_lead.pk).update(person=mine.person)
    page = asked(User.objects.get(pk=training_lead.pk), "event-mark", event.uuid)
    assert "Nobody with a confirmed place is left to mark." in page.text
