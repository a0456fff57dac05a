"""Entry route and confirmation on a person's page: shown, corrected with a reason, taken back."""

from datetime import date

import pytest
from django.urls import reverse

from capability.models import Act, Correction
from tests.capability.views.pages import text
from tests.capability.views.records.sending import date_parts, sent
from tests.factories.capability import a_person

CONFIRMED = date(2012, 1, 3)
EXTENDED = date(2012, 6, 30)


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def lead(client, training_lead):
    client.force_login(training_lead)
    return client


def page(name, person):
    return reverse(name, args=[person.uuid])


def correcting(client, person, confirmed_on, route="PCDA", extended_to=None):
    told = {"entry_route": route} | date_parts("joined_on", date(2010, 1, 4))
    told |= date_parts("left_on", None) | date_parts("probation_ends_on", CONFIRMED)
    told |= date_parts("probation_extended_to", extended_to)
    told |= date_parts("probation_confirmed_on", confirmed_on)
    return sent(client, page("service-correct", person), told)


def held(person):
    return set(Correction.objects.filter(person=person).values_list("column", flat=True))


def test_a_confirmation_is_corrected_and_the_correction_undone(lead, okafor):
    okafor.services.update(probation_confirmed_on=date(2011, 1, 3))
    correcting(lead, okafor, CONFIRMED)
    assert okafor.services.get().probation_confirmed_on == CONFIRMED
    assert "probation_confirmed_on" in held(okafor)
    undo = reverse("act-undo", args=[Act.objects.get(kind="service.corrected").uuid])
    sent_back = lead.post(undo, {"reason": "Looked at the wrong form"}, follow=True)
    assert sent_back.status_code == 200
    assert okafor.services.get().probation_confirmed_on == date(2011, 1, 3)
    assert held(okafor) == set()


def test_it_is_not_confirmed_before_the_first_day(lead, okafor):
    said = text(correcting(lead, okafor, date(2009, 1, 1)))
    assert "The appointment is confirmed before the first day of service." in said
    assert not Act.objects.exists()


def test_an_extension_is_corrected_emptied_and_no_feed_overwrites_it(lead, okafor):
    okafor.services.update(probation_ends_on=CONFIRMED, entry_route="PCDA")
    correcting(lead, okafor, None, extended_to=EXTENDED)
    assert okafor.services.get().probation_extended_to == EXTENDED
    assert held(okafor) == {"probation_extended_to"}
    correcting(lead, okafor, None)
    assert okafor.services.get().probation_extended_to is None
    assert held(okafor) == {"probation_extended_to"}


def test_it_is_not_extended_to_before_the_first_day(lead, okafor):
    said = text(correcting(lead, okafor, None, extended_to=date(2009, 1, 1)))
    assert "Probation is extended to before the first day of service." in said
    assert not Act.objects.exists()


def test_an_extension_stays_where_another_day_is_corrected(lead, okafor):
    okafor.services.update(probation_extended_to=EXTENDED)
    shown = lead.get(page("service-correct", okafor)).context["form"]
    assert shown["probation_extended_to"].value() == EXTENDED
    correcting(lead, okafor, CONFIRMED, extended_to=EXTENDED)
    assert okafor.services.get().probation_extended_to == EXTENDED
    assert "probation_extended_to" not in held(okafor)


def test_what_is_confirmed_by_hand_no_feed_overwrites(lead, okafor):
    sent(lead, page("probation-confirm", okafor), date_parts("on", CONFIRMED))
    assert held(okafor) == {"probation_confirmed_on"}


def test_what_is_extended_by_hand_no_feed_overwrites(lead, okafor):
    sent(lead, page("probation-extend", okafor), date_parts("on", CONFIRMED))
    assert held(okafor) == {"probation_extended_to"}


def test_a_route_is_kept_as_listed_and_shown_with_its_name(lead, okafor):
    correcting(lead, okafor, None, route="pcda")
    assert okafor.services.get().entry_route == "PCDA"
    assert "PCDA Police constable degree apprenticeship" in text(
        lead.get(page("person-postings", okafor))
    )


def test_a_route_that_is_not_listed_is_kept_and_told(lead, okafor):
    correcting(lead, okafor, None, route="Transferee")
    shown = text(lead.get(page("person-postings", okafor)))
    assert "Transferee Not among the listed routes" in shown
