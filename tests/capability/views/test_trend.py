"""Coverage and gaps by month: every figure opens as many rows as it says."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Role
from tests.factories.capability import (
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
)

AS_OF = {"as_of": "2024-06-30"}


@pytest.fixture
def role(northshire, investigations):
    """Requires a scheme of three, of whom one holds it; swept in May, and one gap since closed."""
    special = a_scheme("SPECIAL", force=northshire)
    role = Role.objects.create(force=northshire, code="SOIT", name="SOIT")
    a_requirement(special, None, force=northshire, role=role, part="")
    for name, unit in (
        ("Holds", investigations),
        ("Lacks", investigations),
        ("Elsewhere", northshire.root_unit),
    ):
        a_posting(a_person(northshire, name), unit, role=role)
    holder = northshire.people.get(surname="Holds")
    an_accreditation(holder, special, awarded_on=date(2023, 1, 1))
    learner = northshire.people.get(surname="Elsewhere")
    an_accreditation(learner, special, course_completed_on=date(2024, 6, 1))
    gaps.sweep(CHECKS["role-holder-unaccredited"], Scope(northshire), on=date(2024, 5, 15))
    return role


def figures(page):
    """Address and number of each figure that opens rows."""
    found = re.findall(r'register-figure--cell" href="([^"]*)">(\d+)<', page.text)
    return [(address.replace("&amp;", "&"), int(count)) for address, count in found]


@pytest.mark.parametrize("narrowed", [{}, {"unit": True}, {"scheme": "SPECIAL"}])
@pytest.mark.parametrize("user", ["training_lead", "sergeant", "analyst"])
def test_every_figure_opens_as_many_rows(client, request, investigations, role, user, narrowed):
    client.force_login(request.getfixturevalue(user))
    asked = narrowed | ({"unit": investigations.uuid} if "unit" in narrowed else {})
    shown = figures(client.get(reverse("coverage"), AS_OF | asked))
    assert shown
    for address, count in shown:
        assert client.get(address).context["page"].paginator.count == count, address


def test_it_says_how_many_hold_what_is_required(client, sergeant, role):
    client.force_login(sergeant)
    page = client.get(reverse("coverage"), AS_OF)
    answer = (
        "1 of 2 accreditations that were required of people in Northshire Police were held: 50%"
    )
    assert answer in page.text
    assert "1 gap stood open." in page.text
    assert "the first check was on 15 May 2024" in page.text


@time_machine.travel("2024-06-15T12:00:00Z", tick=False)
def test_of_days_to_come_it_says_that_gaps_are_not_known(client, sergeant, role):
    client.force_login(sergeant)
    page = client.get(reverse("coverage"), AS_OF)
    assert "How many gaps will stand open is not known yet." in page.text
    assert page.text.count("Not known yet") == 2
    assert "stood open." not in page.text


def test_a_filter_that_makes_no_sense_is_told(client, training_lead, role):
    client.force_login(training_lead)
    for page in ("coverage", "required"):
        shown = client.get(reverse(page), {"scheme": "NONE"})
        assert "There is no scheme NONE." in shown.text


def test_rows_say_who_and_what_asks_for_it(client, training_lead, role):
    client.force_login(training_lead)
    page = client.get(reverse("required"), AS_OF | {"held": "false"})
    rows = page.context["page"].object_list
    assert [row["person"]["surname"] for row in rows] == ["Lacks", "Elsewhere"]
    assert "Lacks" in page.text


def test_an_analyst_reads_no_name(client, analyst, role):
    client.force_login(analyst)
    assert "Lacks" not in client.get(reverse("required"), AS_OF).text
