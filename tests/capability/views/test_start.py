import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone

from capability.access import AccessRole
from capability.models import Batch, Dispute, Feed, Restriction, UnresolvedRow, User
from tests.capability.views.pages import text
from tests.factories.capability import (
    a_grant,
    a_person,
    a_scheme,
    a_user,
    an_accreditation,
)
from tests.factories.training import a_portfolio

FIGURE = re.compile(r'<a class="govuk-link register-figure" href="([^"]+)"><b>(\d+)</b>')
CELL = re.compile(r'<a class="govuk-link register-figure--cell" href="([^"]+)">(\d+)</a>')

SOME_DAY = date(2024, 1, 1)


def figures(page):
    """(address, number) of each figure that opens rows."""
    found = [*FIGURE.findall(page.text), *CELL.findall(page.text)]
    return [(unescape(address), int(number)) for address, number in found]


@pytest.fixture
def records(northshire, investigations):
    """Some on both sides of each week's end, one overdue, one from elsewhere."""
    today = timezone.localdate()
    for days in (0, 6, 7, 13, 14, 27, 28, 89, 90):
        facts = {"valid_to": today + timedelta(days=days), "renewal_window_days": 30}
        person, scheme = a_person(northshire, unit=investigations), a_scheme(f"S{days}")
        an_accreditation(person, scheme, awarded_on=SOME_DAY, **facts)
    late, overdue = a_scheme("LATE"), a_person(northshire, unit=investigations)
    course = {"course_completed_on": SOME_DAY, "portfolio_due_on": date(2025, 1, 1)}
    an_accreditation(overdue, late, **course)
    an_accreditation(a_person(northshire), late, awarded_on=SOME_DAY, is_transfer=True)


@pytest.fixture
def waiting_rows(northshire):
    """Three rows of two names."""
    feed = {"force": northshire, "feed": Feed.ALLOCATIONS}
    batch = Batch.objects.create(file_name="cases.csv", as_at=SOME_DAY, **feed)
    for row, who in enumerate(("1234 Byrne", "1234 Byrne", "77 Nobody")):
        facts = {"queued_as": who, "reason": "nobody", "values": {"surname": who}}
        UnresolvedRow.objects.create(batch=batch, row=row, content=str(row), **facts, **feed)


@pytest.fixture
def a_full_force(northshire, investigations, a_holder, swept, records, waiting_rows):
    """Something of everything that a first page counts."""
    someone = a_holder(unit=investigations)
    Restriction.objects.create(force=northshire, person=someone, starts_on=SOME_DAY)
    contested = {"table": "person", "row": someone.pk, "field": "surname", "says": "Okafor-Byrne"}
    clerk = User.objects.create_user("clerk@northshire.example")
    Dispute.objects.create(force=northshire, person=someone, opened_by=clerk, **contested)
    a_holder("Elsewhere")
    a_portfolio(a_person(northshire), step="assessed")
    swept()


@pytest.fixture
def reader(northshire, investigations):
    """Makes someone with the first role over the force, and the others over the department."""

    def made(first, *others):
        user = a_user("reader@northshire.example", first, northshire.root_unit)
        for role in others:
            a_grant(user, role, investigations)
        return user

    return made


@pytest.fixture
def holders(investigations, a_holder, swept):
    """Makes so many people who hold cases, each with an accreditation of another scheme."""

    def made(size):
        for number in range(size):
            scheme = a_scheme(f"S{number}")
            an_accreditation(a_holder(unit=investigations), scheme, awarded_on=SOME_DAY)
        swept()

    return made


@pytest.mark.parametrize(
    "roles",
    [
        [AccessRole.LD_ADMIN],
        [AccessRole.SUPERVISOR],
        [AccessRole.ALLOCATOR],
        [AccessRole.ANALYST],
        [AccessRole.AUDITOR],
        [AccessRole.SYSTEM_ADMIN],
        [AccessRole.LD_ADMIN, AccessRole.SUPERVISOR, AccessRole.ANALYST],
    ],
    ids="+".join,
)
def test_every_figure_opens_the_rows_that_add_up_to_it(client, reader, a_full_force, roles):
    client.force_login(reader(*roles))
    page = client.get("/")
    opened = {
        address: client.get(address).context["page"].paginator.count
        for address, _number in figures(page)
    }
    assert opened == dict(figures(page))


def test_the_worklist_counts_what_falls_due_week_by_week(client, training_lead, a_full_force):
    client.force_login(training_lead)
    said = text(client.get("/"))
    assert "2 in the next 7 days 2 in the week after 2 in the two weeks after that" in said
    assert "2 later, within 90 days" in said
    assert "1 portfolios are overdue" in said
    assert "2 names in files that fit nobody yet" in said
    assert "1 disputes 0 dispensations to review 1 portfolios to ratify 1 awards from" in said


def test_a_sergeant_reads_about_the_department_alone(client, sergeant, a_full_force):
    client.force_login(sergeant)
    said = text(client.get("/"))
    assert "11 in service 1 may not be given some cases" in said


def test_an_officer_reads_what_the_force_owes_first(client, northshire, a_holder, swept):
    officer = a_holder("Okafor")
    an_accreditation(officer, a_scheme("OWN"), awarded_on=date(2025, 1, 1))
    a_holder("Byrne")
    swept()
    user = a_user("okafor@northshire.example", AccessRole.ANALYST, northshire.root_unit)
    user.grants.all().delete()
    user.person = officer
    user.save()
    client.force_login(user)
    said = text(client.get("/"))
    assert "Byrne" not in said
    places = [said.index(words) for words in ("What you still need", "Your accreditations", "OWN")]
    assert places == sorted(places)
    assert "Holds a case in" in said


@pytest.mark.django_db
def test_without_access_the_page_says_who_can_help(client, northshire):
    user = a_user("new@northshire.example", AccessRole.ANALYST, northshire.root_unit)
    user.grants.all().delete()
    client.force_login(user)
    assert "This log-in has no access yet." in text(client.get("/"))


def test_a_picture_of_the_grades_stands_over_its_table(client, analyst, a_full_force):
    client.force_login(analyst)
    page = client.get("/").text
    assert re.findall(
        r'<rect class="register-grade--(\w+)" x="(\S+)" y="0" width="(\S+)"', page
    ) == [("A", "0.0", "100.0")]
    assert '<a class="govuk-link register-figure--cell" href="/case-holders/?grade=A">2</a>' in page


@pytest.mark.parametrize("size", [10, 100])
@pytest.mark.parametrize(
    "roles",
    [
        [AccessRole.LD_ADMIN],
        [AccessRole.SUPERVISOR],
        [AccessRole.ALLOCATOR],
        [AccessRole.ANALYST],
        [AccessRole.SYSTEM_ADMIN],
        list(AccessRole),
    ],
    ids="+".join,
)
def test_the_page_asks_the_same_however_much_there_is(
    client, reader, holders, django_assert_max_num_queries, roles, size
):
    holders(size)
    client.force_login(reader(*roles))
    with django_assert_max_num_queries(12):
        client.get("/")


def test_a_figure_of_nothing_opens_nothing(client, training_lead):
    client.force_login(training_lead)
    assert figures(client.get("/")) == []
