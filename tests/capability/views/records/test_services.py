from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import Act, Correction, Posting, Service, UnitHead
from tests.capability.views.pages import text
from tests.capability.views.records.sending import date_parts, sent
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_category,
    a_head,
    a_person,
    a_posting,
    an_allocation,
)

LEAP_DAY = date(2024, 2, 29)


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, unit=investigations)


def page(name, person):
    return reverse(name, args=[person.uuid])


def leaving(client, person, last_day=LEAP_DAY):
    return sent(client, page("person-leave", person), date_parts("last_day", last_day))


def test_leaving_ends_service_posting_and_headship(client, training_lead, okafor, investigations):
    a_posting(okafor, investigations, starts_on=date(2024, 6, 1), is_substantive=False)
    a_head(investigations, okafor, starts_on=date(2020, 1, 1))
    client.force_login(training_lead)
    assert "the last day of service is 29 February 2024" in text(leaving(client, okafor))
    assert Service.objects.get().left_on == LEAP_DAY
    assert Posting.objects.values_list("starts_on", "ends_on").get() == (LONG_AGO, LEAP_DAY)
    assert UnitHead.objects.get().ends_on == LEAP_DAY
    assert Act.objects.values_list("kind", "person").get() == ("person.left", okafor.pk)
    assert Correction.objects.values_list("feed", "column").get() == ("people", "left_on")


def test_who_leaves_is_asked_about_cases_and_units(client, training_lead, okafor, investigations):
    theft = a_category("THEFT", force=okafor.force)
    an_allocation(okafor, a_case(okafor.force, theft))
    a_head(investigations, okafor)
    later = timezone.localdate() + timedelta(days=30)
    okafor.postings.update(ends_on=later - timedelta(days=1))
    a_posting(okafor, investigations, starts_on=later)
    client.force_login(training_lead)
    said = text(client.get(page("person-leave", okafor)))
    for words in ("holds 1 case .", "heads Northside Investigations", "Planned: Northside"):
        assert words in said


def test_nobody_leaves_twice_or_before_joining(client, training_lead, okafor):
    client.force_login(training_lead)
    said = text(leaving(client, okafor, date(2010, 1, 3)))
    assert "Ada Okafor joined on 4 January 2010. Enter a last day from then on." in said
    okafor.services.update(left_on=LEAP_DAY)
    assert "Ada Okafor left on 29 February 2024." in text(leaving(client, okafor))
    assert not Act.objects.exists()


def rejoining(client, person, unit, on):
    place = {"unit": unit.uuid, "role": "", "rank": "", "fte": "0.6", "entry_route": ""}
    days = date_parts("joined_on", on) | date_parts("probation_ends_on", None)
    return sent(client, page("person-rejoin", person), place | days)


def test_who_rejoins_has_two_services(client, training_lead, northshire, investigations):
    person = a_person(northshire, unit=investigations, left_on=LEAP_DAY)
    client.force_login(training_lead)
    assert "left on 29 February 2024. Enter a later day" in text(
        rejoining(client, person, investigations, LEAP_DAY)
    )
    rejoining(client, person, investigations, date(2024, 3, 1))
    assert list(person.services.values_list("joined_on", "left_on")) == [
        (LONG_AGO, LEAP_DAY),
        (date(2024, 3, 1), None),
    ]
    last = person.postings.last()
    assert (last.starts_on, str(last.fte), last.source) == (date(2024, 3, 1), "0.600", "hand")


def test_who_has_not_left_cannot_rejoin(client, training_lead, okafor, investigations):
    client.force_login(training_lead)
    said = text(rejoining(client, okafor, investigations, date(2024, 3, 1)))
    assert "Ada Okafor has not left, so there is nothing to rejoin." in said


SERVICE = {"entry_route": "PCDA"} | date_parts("left_on", None)


def correcting(client, person, joined_on, **days):
    told = SERVICE | date_parts("joined_on", joined_on) | date_parts("probation_ends_on", None)
    for name, on in days.items():
        told |= date_parts(name, on)
    return sent(client, page("service-correct", person), told)


def test_a_service_is_corrected(client, training_lead, okafor):
    client.force_login(training_lead)
    correcting(client, okafor, date(2012, 2, 29), probation_ends_on=date(2014, 2, 28))
    service = okafor.services.get()
    assert (service.joined_on, service.entry_route) == (date(2012, 2, 29), "PCDA")
    columns = Correction.objects.order_by("column").values_list("column", flat=True)
    assert list(columns) == ["entry_route", "joined_on", "probation_ends_on"]


def test_services_do_not_overlap(client, training_lead, northshire):
    person = a_person(northshire, left_on=date(2015, 1, 1))
    Service.objects.create(force=northshire, person=person, joined_on=date(2016, 1, 1))
    client.force_login(training_lead)
    said = text(correcting(client, person, date(2015, 1, 1)))
    assert "It would overlap the service from 4 January 2010." in said
    said = text(correcting(client, person, date(2017, 1, 1), left_on=date(2016, 1, 1)))
    assert "The last day is before the day of joining. Correct one of the two." in said
    assert not Act.objects.exists()


def probation(client, person, what, on):
    return sent(client, page(f"probation-{what}", person), date_parts("on", on))


def test_probation_is_extended_then_confirmed_once(client, training_lead, okafor):
    okafor.services.update(probation_ends_on=date(2012, 1, 3))
    client.force_login(training_lead)
    assert "Probation lasts to 3 January 2012 already." in text(
        probation(client, okafor, "extend", date(2012, 1, 3))
    )
    probation(client, okafor, "extend", date(2012, 2, 29))
    probation(client, okafor, "confirm", date(2012, 2, 29))
    service = okafor.services.get()
    assert (service.probation_extended_to, service.probation_confirmed_on) == (
        *(date(2012, 2, 29),) * 2,
    )
    assert list(Act.objects.order_by("pk").values_list("kind", flat=True)) == [
        "probation.extended",
        "probation.confirmed",
    ]
    said = text(probation(client, okafor, "confirm", date(2012, 3, 1)))
    assert "Probation was confirmed on 29 February 2012. Undo that first." in said
    assert "Confirmed 29 Feb 2012" in text(client.get(page("person-postings", okafor)))


def test_probation_is_not_confirmed_before_it_begins(client, training_lead, okafor):
    client.force_login(training_lead)
    said = text(probation(client, okafor, "confirm", date(2009, 1, 1)))
    assert "The service began on 4 January 2010. Enter a day from then on." in said
