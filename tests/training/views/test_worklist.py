"""What there is to do in the L&D office, by week."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from capability.access import AccessRole
from capability.models import Service
from tests.factories.capability import (
    a_case_group,
    a_dispensation,
    a_force,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    a_user,
)
from tests.factories.training import (
    a_booking,
    a_course,
    a_cpd_entry,
    a_portfolio,
    a_sample,
    an_assessor,
    an_event,
    an_iqa,
)
from training.models import DevelopmentPlan
from training.rules.bookings import Step

TODAY = date(2026, 9, 2)  # a Wednesday
THIS_WEEK, NEXT_WEEK = "2026-08-31", "2026-09-07"


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel("2026-09-02 12:00", tick=False):
        yield


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def course(northshire):
    return a_course(northshire, "ABE", name="ABE")


@pytest.fixture
def listed(client, training_lead):
    """(Kind, week, what, why) of each row, in the order of the page."""
    client.force_login(training_lead)

    def rows(**asked):
        page = client.get(reverse("worklist"), asked).context["page"]
        return [(one.kind, one.week, one.what, one.why) for one in page]

    return rows


def judged(officer, northshire, **facts):
    """Somebody judges it, and something has come of it lately."""
    facts = {"opened_on": TODAY, "assessor": an_assessor(northshire)} | facts
    return a_portfolio(officer, **facts)


def test_nothing_to_do_is_said(client, listed):
    assert listed() == []
    assert "Nothing waits, and nothing falls due" in client.get(reverse("worklist")).text


@pytest.mark.parametrize(
    ("days", "week"), [(-1, "now"), (0, THIS_WEEK), (4, THIS_WEEK), (5, NEXT_WEEK)]
)
def test_a_portfolio_stands_in_the_week_of_its_last_day(listed, officer, northshire, days, week):
    judged(officer, northshire, due_on=TODAY + timedelta(days=days))
    assert listed() == [("due", week, "Ada Okafor: PIP2", "Open since 2 September 2026")]


def test_what_is_due_later_or_ratified_is_no_work_yet(listed, officer, northshire):
    judged(officer, northshire, due_on=TODAY + timedelta(days=33))
    judged(a_person(northshire), northshire, due_on=TODAY, step="ratified")
    assert listed() == []


@pytest.mark.parametrize(("days", "found"), [(-1, "now"), (5, NEXT_WEEK), (33, None)])
def test_a_dispensation_waits_for_its_review(
    listed, officer, northshire, training_lead, days, found
):
    group = a_case_group("SERIOUS", force=northshire)
    required = a_requirement(a_scheme("SPECIAL"), group, force=northshire)
    review = {"review_on": TODAY + timedelta(days=days)}
    lasts = {"starts_on": TODAY - timedelta(days=9), "ends_on": TODAY + timedelta(days=40)}
    a_dispensation(officer, required, by=training_lead, **review, **lasts)
    why = "It covers a gap until 12 October 2026"
    row = ("dispensation", found, "Ada Okafor: SPECIAL", why)
    assert listed() == ([row] if found else [])


def test_a_portfolio_that_stands_still_waits_for_an_assessor_too(listed, officer):
    a_portfolio(officer, opened_on=TODAY - timedelta(days=90))
    assert [row[:2] for row in listed()] == [("stalled", "now"), ("unassigned", "now")]


def test_what_is_found_competent_waits_for_sampling_and_then_to_be_ratified(
    listed, officer, northshire
):
    iqa = an_iqa(northshire)
    found = {"step": "assessed", "step_on": TODAY}
    own = judged(officer, northshire, iqa=iqa, **found)
    since = "Found competent since 2 September 2026"
    why = f"{since}; Ada Sampler is to sample it"
    assert listed() == [("sample", "now", "Ada Okafor: PIP2", why)]
    a_sample(own, TODAY)
    assert listed() == [("ratify", "now", "Ada Okafor: PIP2", since)]
    own.step = "ratified"
    own.save()
    assert listed() == []


def test_places_are_to_offer_four_weeks_before_to_those_who_are_approved(
    listed, officer, northshire, course
):
    an_event(course, TODAY + timedelta(days=33), places=3)
    assert listed() == []
    a_booking(officer, course, Step.APPROVED)
    assert listed() == [("offer", NEXT_WEEK, "ABE, 5 October 2026", "3 free, 1 waiting")]


@pytest.mark.parametrize(("days", "week"), [(14, NEXT_WEEK), (3, THIS_WEEK), (-5, "now")])
def test_an_offer_waits_for_its_answer_until_the_day_before_at_the_latest(
    listed, officer, course, days, week
):
    """Two weeks after it was made last Wednesday; also of what has begun."""
    event = an_event(course, TODAY + timedelta(days=days))
    booking = a_booking(officer, course, Step.OFFERED, event=event, on=date(2026, 8, 26))
    why = "Offered 26 August 2026; neither confirmed nor given up"
    what = f"Ada Okafor: ABE, {event.starts_on.day} {event.starts_on:%B %Y}"
    assert listed() == [("answer", week, what, why)]
    booking.step, booking.reason = Step.WITHDRAWN, "other"
    booking.save()
    assert listed() == []


def test_a_class_is_to_mark_from_its_last_day_on(listed, officer, course):
    event = an_event(course, TODAY - timedelta(days=3), ends_on=TODAY)
    booking = a_booking(officer, course, Step.CONFIRMED, event=event)
    assert listed() == [("mark", THIS_WEEK, "ABE, 30 August 2026", "1 not marked yet")]
    booking.step = Step.PASSED
    booking.save()
    assert listed() == []


def test_a_result_to_come_stays_work_of_a_course_that_awards_something(
    listed, officer, northshire, course
):
    """Of one that awards nothing, to have attended is a result."""
    awards = a_course(northshire, "PST", name="PST", scheme=a_scheme("OWN"))
    for own in (course, awards):
        event = an_event(own, TODAY)
        a_booking(officer, own, Step.ATTENDED, event=event)
    why = "1 attended, result to come"
    assert listed() == [("mark", THIS_WEEK, "PST, 2 September 2026", why)]
    a_booking(a_person(northshire), awards, Step.CONFIRMED, event=event)
    assert [row[3] for row in listed()] == [f"1 not marked yet; {why}"]


def test_nobody_is_to_mark_their_own_booking(listed, officer, course, training_lead):
    training_lead.person = officer
    training_lead.save()
    event = an_event(course, TODAY)
    a_booking(officer, course, Step.CONFIRMED, event=event)
    assert listed() == []


def test_reviews_cpd_and_nominations(listed, officer, course):
    DevelopmentPlan.objects.create(
        force=officer.force, person=officer, agreed_on=date(2026, 3, 1), review_due_on=TODAY
    )
    for day in (20, 12):
        a_cpd_entry(officer, date(2026, 8, day))
    a_booking(officer, course, Step.NOMINATED)
    assert listed() == [
        ("cpd", "now", "2 entries", "The oldest is of 12 August 2026"),
        (
            "approval",
            "now",
            "Ada Okafor: ABE",
            "Nominated 10 March 2025; the line says yes or no",
        ),
        ("review", THIS_WEEK, "Ada Okafor", "Plan agreed 1 March 2026"),
    ]


def test_each_number_opens_its_rows_and_each_row_where_the_work_is(
    client, training_lead, officer, northshire, course
):
    judged(officer, northshire, due_on=TODAY)
    a_portfolio(a_person(northshire), opened_on=TODAY - timedelta(days=90))
    judged(a_person(northshire), northshire, step="assessed")
    a_cpd_entry(officer, TODAY)
    event = an_event(course, TODAY + timedelta(days=7), places=3)
    a_booking(officer, course, Step.APPROVED)
    a_booking(a_person(northshire), course, Step.OFFERED, event=event, on=TODAY)
    client.force_login(training_lead)
    page = client.get(reverse("worklist"))
    opened = 0
    for row in page.context["work"].rows:
        for cell in row.cells:
            of_number = client.get(f"{reverse('worklist')}{cell.url}").context["page"]
            assert len(of_number) == cell.number
            opened += cell.number
    assert opened == page.context["work"].number == len(page.context["page"]) == 7
    assert {client.get(item.url).status_code for item in page.context["page"]} == {200}


def test_cpd_of_however_many_people_is_one_row_and_its_number_opens_the_list(
    client, training_lead, officer, northshire
):
    for person in (officer, a_person(northshire)):
        a_cpd_entry(person, TODAY)
        a_cpd_entry(person, TODAY - timedelta(days=1))
    client.force_login(training_lead)
    page = client.get(reverse("worklist"))
    [row] = page.context["work"].rows
    cell = row.cells[0]
    assert (cell.number, cell.url) == (4, reverse("cpd"))
    assert client.get(cell.url).context["page"].paginator.count == 4
    assert "4 things to do" in page.text
    [item] = page.context["page"]
    assert (item.what, item.why) == ("4 entries", "The oldest is of 1 September 2026")


@pytest.mark.parametrize("asked", [{"kind": "nonsense"}, {"week": "2026-01-01"}])
def test_what_there_is_not_is_not_found(client, training_lead, asked):
    client.force_login(training_lead)
    assert client.get(reverse("worklist"), asked).status_code == 404


def test_what_is_left_of_a_leaver_is_no_work(listed, officer, course):
    a_portfolio(officer, due_on=TODAY)
    a_booking(officer, course, Step.NOMINATED)
    other = a_course(officer.force, "X")
    a_booking(officer, other, Step.OFFERED, event=an_event(other))
    Service.objects.filter(person=officer).update(left_on=TODAY - timedelta(days=1))
    assert listed() == []


def test_each_sees_the_work_within_reach(client, northshire, investigations, officer):
    elsewhere = a_person(northshire, unit=a_unit(northshire, "ELSE"))
    stranger = a_person(a_force("XX"))
    for person in (officer, elsewhere, stranger):
        own = a_course(person.force, f"C{person.pk}")
        a_portfolio(person, opened_on=TODAY, due_on=TODAY)
        a_booking(person, own, Step.APPROVED)
        an_event(own, TODAY + timedelta(days=7))
    client.force_login(a_user("team@northshire.example", AccessRole.LD_ADMIN, investigations))
    [item] = client.get(reverse("worklist")).context["page"]
    assert item.url == reverse("portfolio", args=[officer.portfolios.get().uuid])
