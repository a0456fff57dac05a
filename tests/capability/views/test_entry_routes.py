"""Entry routes and milestones on pages: what the nation set, and what a force adds to it."""

from datetime import date

import pytest
from django.urls import reverse

from capability.models import EntryRoute, Milestone, Scheme
from tests.capability.views.pages import rows, text
from tests.capability.views.reference.desk import published
from tests.capability.views.sending import parts, send
from tests.factories.capability import a_force, a_person

NO_DAYS = parts(starts_on=None, ends_on=None)


@pytest.fixture
def lead(client, training_lead):
    client.force_login(training_lead)
    return client


@pytest.fixture
def national():
    return EntryRoute.objects.get(force=None, code="DC-DHEP")


@pytest.fixture
def own(northshire):
    return EntryRoute.objects.create(force=northshire, code="REJOIN", name="Rejoiner")


def page(name, row):
    return reverse(name, args=[row.uuid])


def test_the_list_says_what_is_national_with_its_source(client, sergeant, own):
    client.force_login(sergeant)
    listed = {row[0]: row[1:] for row in rows(client.get(reverse("entry-routes")))}
    assert listed["IPLDP"] == [
        "Initial police learning and development programme College of Policing: closed when PCEP "
        "began",
        *("National", "to 31 Mar 2024", "0"),
    ]
    assert listed["REJOIN"] == ["Rejoiner", "Northshire Police", "always", "0"]


def test_one_shows_its_milestones(client, sergeant, national):
    client.force_login(sergeant)
    shown = client.get(page("entry-route", national))
    assert [row[:3] for row in rows(shown)] == [
        ["NIE : National Investigators' Examination", "12 months", "on any day"],
        ["PIP2 : PIP level 2: serious and complex crime", "24 months", "on any day"],
    ]
    assert "Add a milestone" not in text(shown)


def test_a_route_is_added_and_then_judged(lead, northshire):
    joined = a_person(northshire, joined_on=date(2020, 1, 6))
    joined.services.update(entry_route="TRANSFER")
    days = parts(starts_on=date(2021, 1, 1), ends_on=None)
    given = {"code": "TRANSFER", "name": "Transferee", "source": "our default"} | days
    said, done = published(lead, reverse("entry-route-add"), **given)
    assert "1 gap would open and 0 gaps would close: in 1 team." in said
    assert "Entry route TRANSFER added." in done
    assert EntryRoute.objects.get(force=northshire).starts_on == date(2021, 1, 1)


def test_a_code_that_is_national_is_not_listed_again(lead):
    given = {"code": "pcda", "name": "Ours", "source": "our default"} | NO_DAYS
    said = text(send(lead, reverse("entry-route-add"), **given))
    assert "PCDA is there already (national)" in said


def test_a_route_of_the_force_is_changed_and_a_national_one_is_not(lead, own, national):
    given = {"name": "Rejoins", "source": "our default"} | NO_DAYS
    published(lead, page("entry-route-change", own), **given)
    own.refresh_from_db()
    assert (own.code, own.name) == ("REJOIN", "Rejoins")
    assert lead.get(page("entry-route-change", national)).status_code == 404


def test_a_force_asks_for_more_beside_a_national_route(lead, northshire, national):
    given = {"scheme": Scheme.objects.get(code="NIE").pk, "months": "6", "source": "our default"}
    published(lead, page("milestone-add", national), **given | NO_DAYS)
    own = Milestone.objects.get(force=northshire)
    assert (own.route, own.months) == (national, 6)
    given = parts(last_day=date(2026, 3, 31))
    published(lead, reverse("milestone-end", args=[own.pk]), **given)
    own.refresh_from_db()
    assert own.ends_on == date(2026, 3, 31)
    of_the_nation = national.milestones.filter(force=None).first()
    assert lead.get(reverse("milestone-end", args=[of_the_nation.pk])).status_code == 404


def test_what_another_force_asks_for_neither_shows_nor_stands_in_the_way(lead, national):
    scheme = Scheme.objects.get(code="PIP1")
    other = a_force("FEN", "Fenmarch Police")
    Milestone.objects.create(force=other, route=national, scheme=scheme, months=6)
    assert "PIP1" not in text(lead.get(page("entry-route", national)))
    given = {"scheme": scheme.pk, "months": "9", "source": "our default"} | NO_DAYS
    published(lead, page("milestone-add", national), **given)
    said = text(send(lead, page("milestone-add", national), **given))
    assert "The route has a milestone in that scheme on some of those days already." in said


def test_months_make_sense(lead, own):
    given = {"scheme": Scheme.objects.get(code="NIE").pk, "months": "0", "source": "ours"}
    said = text(send(lead, page("milestone-add", own), **given | NO_DAYS))
    assert "Enter whole months from 1 to 120, such as 12." in said
