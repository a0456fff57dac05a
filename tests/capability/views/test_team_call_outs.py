"""How call-outs are spread over a team's trained first responders."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from capability.checks.scope import of_one
from capability.models import Scheme
from capability.reports.response_pool import OVERUSED, ResponsePool
from tests.factories.capability import (
    LONG_AGO,
    a_deployment,
    a_person,
    an_accreditation,
)

AS_OF = {"as_of": "2024-06-12"}


@pytest.fixture
def trained(northshire, investigations):
    def person(surname, *days_ago, unit=investigations):
        scheme = Scheme.objects.get(code="FRO")
        person = a_person(northshire, surname, unit=unit)
        an_accreditation(person, scheme, awarded_on=LONG_AGO)
        for days in days_ago:
            at = datetime(2024, 6, 12, 12, tzinfo=UTC) - timedelta(days=days)
            a_deployment(person, scheme, called_at=at)
        return person

    return person


@pytest.fixture
def pool(northshire, investigations, trained):
    trained("Often", 0, 1, 2, 3, 89)
    trained("Once", 10)
    trained("Twice", 90, 364)
    trained("Cold", 365)
    trained("Elsewhere", 1, unit=northshire.root_unit)
    a_person(northshire, "Untrained", unit=investigations)


def listed(client, unit, **asked):
    page = client.get(reverse("team-call-outs", args=[unit.uuid]), AS_OF | asked)
    return [
        (line.person["surname"], line.recent, line.year)
        for line in page.context["page"].object_list
    ]


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        ("", [("Often", 5, 5), ("Once", 1, 1), ("Twice", 0, 2), ("Cold", 0, 0)]),
        ("busiest", []),
        ("cold", [("Cold", 0, 0)]),
    ],
)
def test_who_was_called_out_how_often(client, sergeant, investigations, pool, who, lines):
    client.force_login(sergeant)
    assert listed(client, investigations, who=who) == lines


def test_whom_the_check_finds_is_called_out_too_often(client, sergeant, investigations, trained):
    trained("Often", *range(9))
    for _other in range(3):
        trained("Once", 10)
    client.force_login(sergeant)
    assert listed(client, investigations, who="overused") == [("Often", 9, 9)]


def test_the_picture_says_what_the_busiest_took(client, sergeant, investigations, trained):
    trained("Often", *range(9))
    for _other in range(9):
        trained("Once", 10)
    client.force_login(sergeant)
    page = client.get(reverse("team-picture", args=[investigations.uuid]), AS_OF)
    assert "The busiest tenth of those called out took 50% of 18 call-outs" in page.text
    calls = page.context["picture"].call_outs
    assert [(bar.of, bar.count) for bar in calls.bars] == [("busiest", 9), ("others", 9)]
    assert listed(client, investigations, who="busiest") == [("Often", 9, 9)]


def test_of_fewer_than_ten_no_tenth_is_told(client, sergeant, investigations, pool):
    client.force_login(sergeant)
    page = client.get(reverse("team-picture", args=[investigations.uuid]), AS_OF)
    assert (
        "Fewer than ten of them were called out in the last 90 days, for 6 call-outs" in page.text
    )
    assert "The busiest tenth of those" not in page.text


@pytest.mark.parametrize(("people", "share"), [(9, None), (10, 31), (19, 18)])
def test_the_tenth_is_that_of_the_check(
    northshire, investigations, sergeant, trained, people, share
):
    """Of the whole force, of which all are posted here."""
    trained("Often", 0, 1, 2, 3)
    for _other in range(people - 1):
        trained("Once", 10)
    on = date(2024, 6, 12)
    found = OVERUSED.findings(of_one(northshire, on=on), on=on).values_list("share", flat=True)
    ids = frozenset(northshire.people.values_list("pk", flat=True))
    pool = ResponsePool(sergeant, investigations, on, ids)
    assert ([*found], pool.tenth.share) == ([share], share)


def test_nobody_trained_is_said(client, sergeant, investigations):
    client.force_login(sergeant)
    page = client.get(reverse("team-picture", args=[investigations.uuid]), AS_OF)
    assert "Nobody in service here holds the first responder" in page.text


def test_a_word_that_nobody_knows_is_not_found(client, sergeant, investigations):
    client.force_login(sergeant)
    address = reverse("team-call-outs", args=[investigations.uuid])
    assert client.get(address, {"who": "others"}).status_code == 404
