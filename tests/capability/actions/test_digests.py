"""What a supervisor hears of the team: once a day, in the one mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from capability.actions import digests, notices
from capability.models import Notice, User
from capability.reports import team_news
from tests.factories.capability import a_person, a_posting, a_scheme, an_accreditation
from tests.factories.training import a_booking, a_course


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def owe(northshire, today):
    def owed():
        letters = team_news.letters(northshire, on=today)
        return digests.owe(northshire, letters, title=team_news.TITLE, on=today)

    return owed


@pytest.fixture
def linked(northshire, sergeant):
    person = a_person(northshire, "Byrne", unit=northshire.root_unit)
    User.objects.filter(pk=sergeant.pk).update(person=person)
    return User.objects.get(pk=sergeant.pk)


@pytest.fixture
def news(northshire, investigations, today):
    """Somebody came and was awarded something yesterday, and is nominated for a course."""
    person = a_person(northshire, "Okafor")
    a_posting(person, investigations, starts_on=today - timedelta(days=1))
    an_accreditation(person, a_scheme("SPECIAL"), awarded_on=today - timedelta(days=1))
    a_booking(person, a_course(northshire, "SIO"), step="nominated")


def test_one_mail_says_what_waits_and_what_changed(owe, linked, news, today):
    assert (owe(), owe()) == (1, 0)
    notices.send(at=timezone.now())
    [letter] = mail.outbox
    since = today - timedelta(days=1)
    assert letter.to == [linked.email]
    lines = [line.strip() for line in letter.body.splitlines() if line.strip()]
    assert lines == [
        "Your team in the capability register:",
        "- Waits for you:",
        "1 nominations to approve: http://127.0.0.1:8000/training/team-to-do/?kind=nominations",
        f"Since {since.day} {since:%B %Y}:",
        f"1 awards: http://127.0.0.1:8000/accreditations/?awarded_from={since}&awarded_to={today}",
        f"1 people began a posting: http://127.0.0.1:8000/people/?posted_from={since}",
    ]
    assert "Okafor" not in letter.body


def test_every_line_opens_as_many_rows(client, owe, linked, news):
    owe()
    client.force_login(linked)
    lines = [line for line in Notice.objects.get().text.splitlines() if "http" in line]
    for line in lines:
        count, address = int(line.split()[0]), line.split("http://127.0.0.1:8000")[1]
        assert client.get(address).context["page"].paginator.count == count, line
    assert len(lines) == 3


def test_without_news_or_a_record_nothing_is_owed(owe, linked, sergeant, investigations):
    assert owe() == 0
    a_posting(a_person(investigations.force), investigations, starts_on=timezone.localdate())
    User.objects.filter(pk=sergeant.pk).update(person=None)
    assert owe() == 0


def test_another_teams_news_is_not_told(owe, linked, northshire):
    a_posting(a_person(northshire), northshire.root_unit, starts_on=timezone.localdate())
    assert owe() == 0
