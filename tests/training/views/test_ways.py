"""Ways to close a gap: dates of courses with places, on the page of the gap."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Gap, Scheme
from tests.capability.views.pages import rows, text
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    a_user,
    an_accreditation,
    an_allocation,
)
from tests.factories.training import a_booking, a_course, an_event
from training.models import Effect
from training.reports import ways
from training.rules.bookings import Step

TODAY = timezone.localdate()
SOON, LATER = TODAY + timedelta(days=30), TODAY + timedelta(days=60)
HOLDER = "case-holder-unaccredited"


@pytest.fixture
def special(northshire):
    """A scheme that cases require, and that needs FIRST."""
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    group = a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)
    a_requirement(special, group, force=northshire)
    return special


@pytest.fixture
def okafor(northshire, investigations, special):
    """May begin SPECIAL, and holds a case that requires it."""
    person = a_person(northshire, unit=investigations)
    category = special.requirements.get().case_group.members.get().category
    an_allocation(person, a_case(northshire, category))
    first = Scheme.objects.get(code="FIRST")
    an_accreditation(person, first, awarded_on=TODAY - timedelta(days=30))
    return person


@pytest.fixture
def course(northshire, special):
    return a_course(northshire, scheme=special)


def page(client, user, person, code=HOLDER, **asked):
    sweeping.sweep(CHECKS[code], Scope(person.force), on=TODAY)
    gap = Gap.objects.get(check_code=code, person=person)
    client.force_login(user)
    return client.get(reverse("gap", args=[gap.uuid]), asked)


def test_dates_with_a_free_place_stand_soonest_first(client, training_lead, okafor, course):
    an_event(course, LATER, places=1, venue="Southside")
    an_event(course, SOON, ends_on=SOON + timedelta(days=4), places=3)
    full = an_event(course, SOON, places=1)
    a_booking(a_person(okafor.force), course, Step.CONFIRMED, event=full)
    an_event(course, TODAY - timedelta(days=1))
    an_event(course, SOON, cancelled_on=TODAY)
    said = page(client, training_lead, okafor)
    follows = "SPECIAL is begun, and its portfolio follows Earliest day: "
    assert [(row[2], row[3], row[4]) for row in rows(said)] == [
        ("Northside", "3", f"{follows}{SOON + timedelta(days=4):%-d %B %Y}"),
        ("Southside", "1", f"{follows}{LATER:%-d %B %Y}"),
    ]
    assert reverse("person-nominate", args=[okafor.uuid]) in said.text


def test_a_course_that_awards_it_says_so_and_a_place_of_ones_own_is_named(
    client, training_lead, okafor, northshire, special
):
    course = a_course(northshire, scheme=special, effect=Effect.COMPLETES)
    own = an_event(course, SOON, places=1)
    a_booking(okafor, course, Step.CONFIRMED, event=own)
    (row,) = rows(page(client, training_lead, okafor))
    assert row[3] == "Has a place"
    assert row[4].startswith("SPECIAL is awarded")


def test_what_it_needs_first_comes_first(client, training_lead, okafor, course, northshire):
    okafor.accreditations.all().delete()
    first = Scheme.objects.get(code="FIRST")
    an_event(course, SOON)
    an_event(a_course(northshire, "ONE", scheme=first, name="The first course"), LATER)
    said = page(client, training_lead, okafor)
    assert "SPECIAL needs FIRST first." in text(said)
    assert [row[0] for row in rows(said)] == ["The first course"]


def test_where_a_portfolio_comes_next_no_course_is_offered(client, training_lead, okafor, course):
    scheme = course.scheme
    an_accreditation(okafor, scheme, course_completed_on=TODAY - timedelta(days=9))
    an_event(course, SOON)
    said = page(client, training_lead, okafor)
    assert "SPECIAL is begun already: its portfolio comes next, and no other course." in text(said)
    assert rows(said) == []


def test_where_no_date_is_set_the_force_is_asked_for_one(client, training_lead, okafor, course):
    said = text(page(client, training_lead, okafor))
    asked = "a course in SPECIAL: the force sets one, or makes a place free."
    assert f"No date with a free place is to come of {asked}" in said


def test_they_are_for_whoever_sees_courses_and_of_today(
    client, training_lead, okafor, course, northshire
):
    an_event(course, SOON)
    allocator = a_user("ra@northshire.example", AccessRole.ALLOCATOR, northshire.root_unit)
    assert "Ways to close" not in text(page(client, allocator, okafor))
    assert "Ways to close" in text(page(client, training_lead, okafor))
    assert "Ways to close" not in text(page(client, training_lead, okafor, as_of="2199-01-01"))


def test_five_dates_of_a_course_ask_no_more_than_one(
    client, training_lead, okafor, course, django_assert_num_queries
):
    """An award that ends between them is lacking from then on."""
    okafor.accreditations.update(valid_to=SOON + timedelta(days=2))
    an_event(course, SOON)
    page(client, training_lead, okafor)
    gap = Gap.objects.select_related("force").get()
    with CaptureQueriesContext(connection) as asked:
        ways.dates([gap], on=TODAY)
    for later in range(1, 5):
        an_event(course, SOON + timedelta(days=later))
    with django_assert_num_queries(len(asked)):
        (found,) = ways.dates([gap], on=TODAY)
    assert [date.lacks for date in found.content["dates"]] == [[], [], [], ["FIRST"], ["FIRST"]]


def test_another_forces_dates_are_not_offered(client, training_lead, okafor, special, stranger):
    theirs = stranger.grants.get().force
    an_event(a_course(theirs, scheme=special), SOON)
    assert rows(page(client, training_lead, okafor)) == []


def test_an_award_that_runs_out_is_renewed_by_courses_that_award_it(
    client, training_lead, northshire, investigations
):
    yearly = a_scheme("YEARLY")
    person = a_person(northshire, unit=investigations)
    last = TODAY + timedelta(days=20)
    an_accreditation(person, yearly, awarded_on=TODAY - timedelta(days=300), valid_to=last)
    an_event(a_course(northshire, "AGAIN", scheme=yearly, effect=Effect.COMPLETES), SOON)
    an_event(a_course(northshire, "ANEW", scheme=yearly), SOON)
    (row,) = rows(page(client, training_lead, person, code="accreditation-expires"))
    assert row[4].startswith("YEARLY is awarded")
