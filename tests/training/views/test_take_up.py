"""Who gets onto courses: figures by kind and rank, each of which opens its rows."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capability.models import Rank
from tests.factories.capability import a_person, a_posting, a_scheme, a_unit
from tests.factories.training import a_booking, a_course, an_event
from training.reports import take_up as report
from training.rules.take_up import rate

TODAY = timezone.localdate()
PAGES = ("take-up", "take-up-turns")


@pytest.fixture
def course(northshire):
    return a_course(northshire, scheme=a_scheme("SPECIAL", force=northshire))


@pytest.fixture
def taught(course):
    return an_event(course, TODAY - timedelta(days=5), places=100)


def someone(course, rank="PC", **facts):
    person = a_person(course.force, **facts)
    a_posting(person, course.force.root_unit, rank=Rank.objects.get(force=None, code=rank))
    return person


def in_turn(person, course, step="approved", on=TODAY - timedelta(days=30), **facts):
    return a_booking(person, course, step, on=on, **facts)


@pytest.fixture
def everybody(course, taught):
    """Two constables, a detective and one of the staff."""
    in_turn(someone(course, surname="Waits"), course)
    in_turn(someone(course, surname="Passed"), course, "passed", event=taught)
    in_turn(someone(course, "DC", surname="Failed"), course, "failed", event=taught)
    given_up = {"event": taught, "reason": "caseload"}
    in_turn(someone(course, "DC", kind="staff", surname="Gave"), course, "withdrawn", **given_up)


def test_counts_by_kind_and_rank(everybody, training_lead):
    [(officers, ranks), (staff, _grades)] = report.by_kind(report.turns(training_lead))
    told = {one.rank: (one.asked, one.offered, one.judged, one.passed) for one in ranks}
    assert told == {"Detective constable": (1, 1, 1, 0), "Police constable": (2, 1, 1, 1)}
    assert (officers.rank, officers.asked, officers.offered) == ("Officer", 3, 2)
    assert (staff.rank, staff.asked, staff.offered, staff.judged) == ("Police staff", 1, 1, 0)
    assert officers.bar == [
        ("passed", 0, 33.33),
        ("offered", 33.33, 33.33),
        ("waiting", 66.67, 33.33),
    ]


def test_the_rank_is_that_of_the_day_on_which_the_turn_began(course, training_lead):
    person = a_person(course.force)
    early, late = (Rank.objects.get(force=None, code=code) for code in ("PC", "PS"))
    promoted = TODAY - timedelta(days=29)
    a_posting(person, course.force.root_unit, rank=early, ends_on=promoted - timedelta(days=1))
    a_posting(person, course.force.root_unit, rank=late, starts_on=promoted)
    in_turn(person, course)
    [(_total, [line])] = report.by_kind(report.turns(training_lead))
    assert line.rank_code == "PC"


def test_learning_lost_to_operations_is_counted_by_team(everybody, course, training_lead):
    northern = a_unit(course.force, "NORTH", name="Northern Team")
    absent = a_person(course.force)
    a_posting(absent, northern)
    in_turn(absent, course, "no-show", reason="operational", event=an_event(course, TODAY))
    ill = a_person(course.force)
    a_posting(ill, northern)
    in_turn(ill, course, "withdrawn", reason="sickness")
    in_turn(a_person(course.force), course)
    told = [
        (team.name, team.asked, team.lost, team.lost_rate)
        for team in report.by_team(report.turns(training_lead))
    ]
    assert told == [
        ("Northern Team", 2, 1, None),
        ("Northshire Police", 4, 1, None),
        ("No team on record", 1, 0, None),
    ]


def test_a_share_is_told_from_ten_up():
    assert rate(3, 9) is None
    assert rate(3, 10) == 30


def test_every_figure_opens_as_many_rows(client, everybody, training_lead):
    client.force_login(training_lead)
    page = client.get(reverse("take-up")).text
    figures = re.findall(r'register-figure--cell" href="([^"]+)">(\d+)<', page)
    assert len(figures) == 17
    for address, count in figures:
        rows = client.get(address.replace("&amp;", "&")).text
        assert f'register-answer">{count} turn' in rows, address


def test_it_is_narrowed_by_course_scheme_and_days(client, everybody, course, training_lead):
    client.force_login(training_lead)
    in_turn(someone(course), a_course(course.force, "OTHER"), on=TODAY - timedelta(days=400))
    for query, count in (
        ("", 4),
        ("?course=sex1", 4),
        ("?course=other", 0),
        ("?scheme=SPECIAL", 4),
        ("?asked_from=2000-01-01", 5),
        (f"?asked_to={TODAY - timedelta(days=31)}&asked_from=2000-01-01", 1),
    ):
        page = client.get(reverse("take-up") + query).text
        assert f'register-answer">{count} turn' in page, query
    assert "Nothing is counted" in client.get(reverse("take-up") + "?asked_from=soon").text


def test_an_analyst_sees_pseudonyms_and_another_force_nothing(
    client, everybody, analyst, stranger, training_lead
):
    for user, has_names, count in (
        (training_lead, True, 4),
        (analyst, False, 4),
        (stranger, False, 0),
    ):
        client.force_login(user)
        assert f'register-answer">{count} turn' in client.get(reverse("take-up")).text
        page = client.get(reverse("take-up-turns")).text
        assert f'register-answer">{count} turn' in page
        assert ("Waits" in page) == has_names


@pytest.mark.parametrize("name", PAGES)
def test_many_turns_ask_as_little_as_few(client, training_lead, course, taught, name):
    client.force_login(training_lead)
    asked = []
    for number in (3, 30):
        for _ in range(number):
            in_turn(someone(course), course, "passed", event=taught)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert asked[1] <= 12
