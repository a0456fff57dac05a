from datetime import date

import pytest
from django.urls import reverse

from capability.models import Act, Alias, Correction, Person, Posting, Service
from tests.capability.views.pages import text
from tests.capability.views.records.sending import date_parts, sent
from tests.clock import set_clock
from tests.factories.capability import a_person, a_scheme, a_unit


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations, number="4711", person_ref="HR77")


IDENTITY = {
    "surname": "Okafor",
    "forename": "Ada",
    "other_names": "",
    "person_ref": "HR77",
    "number": "4711",
    "kind": "officer",
    "email": "",
}


def correcting(client, person, **facts):
    return sent(client, reverse("person-correct", args=[person.uuid]), IDENTITY | facts)


def test_a_changed_name_number_and_reference_leave_aliases(client, training_lead, okafor):
    client.force_login(training_lead)
    page = correcting(client, okafor, surname="Okoro", number="4712", person_ref="HR78")
    assert "The record of Ada Okoro was corrected." in text(page)
    okafor.refresh_from_db()
    assert (okafor.surname, okafor.surname_key, okafor.number, okafor.person_ref) == (
        *("Okoro", "OKORO"),
        *("4712", "HR78"),
    )
    known = okafor.aliases.values_list("person_ref", "number", "surname", "forename")
    assert sorted(known) == [
        ("", "", "Okafor", "Ada"),
        ("", "4711", "", ""),
        ("HR77", "", "", ""),
    ]


def test_a_correction_is_one_act_with_its_reason(client, training_lead, okafor):
    client.force_login(training_lead)
    correcting(client, okafor, forename="Ade", reason="Deed poll seen")
    (act,) = Act.objects.all()
    assert (act.kind, act.reason, act.person, act.done_by) == (
        *("person.corrected", "Deed poll seen"),
        *(okafor, training_lead),
    )
    event = Person.pgh_event_model.objects.filter(pgh_obj=okafor, pgh_label="update").get()
    assert event.pgh_context.metadata["act"] == act.pk
    assert okafor.corrections.values_list("feed", "identity", "column").get() == (
        *("people", ""),
        "forename",
    )
    said = text(client.get(reverse("person-history", args=[okafor.uuid])))
    assert "forename Ada → Ade" in said
    assert "Deed poll seen" in said


@pytest.mark.parametrize("is_alias", [False, True])
def test_a_reference_of_somebody_else_is_refused(client, training_lead, okafor, is_alias):
    other = a_person(okafor.force, person_ref="HR78")
    if is_alias:
        Person.objects.filter(pk=other.pk).update(person_ref="HR79")
        Alias.objects.create(force=other.force, person=other, person_ref="HR78")
    client.force_login(training_lead)
    page = correcting(client, okafor, person_ref="HR78")
    assert "The reference HR78" in text(page)
    assert Person.objects.get(pk=okafor.pk).person_ref == "HR77"
    assert not Act.objects.exists()


def test_nothing_changed_is_no_act(client, training_lead, okafor):
    client.force_login(training_lead)
    assert "Nothing differs from what is on record." in text(correcting(client, okafor))


def test_what_is_wrong_is_said_at_the_field(client, training_lead, okafor):
    client.force_login(training_lead)
    page = correcting(client, okafor, surname="--", email="ada@", reason="")
    for words in ("-- is no surname", "Enter a valid email address", "Enter reason"):
        assert words in text(page)
    assert not Act.objects.exists()


def test_the_second_of_two_is_told_what_changed(client, training_lead, okafor):
    client.force_login(training_lead)
    address = reverse("person-correct", args=[okafor.uuid])
    seen = client.get(address).context["seen"]
    set_clock("2099-11-24 11:00")
    okafor.number = "4799"
    okafor.save()
    page = client.post(address, IDENTITY | {"surname": "Okoro", "reason": "x", "seen": seen})
    assert "This record was changed while you had the page open." in text(page)
    assert "number 4711 → 4799" in text(page)
    assert Person.objects.get(pk=okafor.pk).surname == "Okafor"


def joining(unit, **facts):
    first_day = date_parts("joined_on", date(2024, 2, 29))
    place = {"unit": unit.uuid, "role": "", "rank": "", "fte": "1", "entry_route": "DHEP"}
    probation = date_parts("probation_ends_on", date(2026, 2, 28))
    return IDENTITY | first_day | probation | place | {"person_ref": "HR99"} | facts


def test_somebody_joins_on_a_leap_day(client, training_lead, investigations):
    client.force_login(training_lead)
    page = sent(client, reverse("person-join"), joining(investigations))
    person = Person.objects.get(person_ref="HR99")
    assert page.redirect_chain == [(reverse("person", args=[person.uuid]), 302)]
    assert Service.objects.values_list(
        "person", "joined_on", "left_on", "probation_ends_on", "entry_route"
    ).get() == (person.pk, date(2024, 2, 29), None, date(2026, 2, 28), "DHEP")
    assert Posting.objects.values_list(
        "person", "unit", "starts_on", "ends_on", "source"
    ).get() == (
        *(person.pk, investigations.pk),
        *(date(2024, 2, 29), None, "hand"),
    )
    assert Act.objects.get().person == person
    columns = Correction.objects.filter(person=person, feed="people").values_list("column")
    assert {column for (column,) in columns} == {
        *("surname", "forename", "number", "kind"),
        *("joined_on", "probation_ends_on", "entry_route"),
    }


def test_a_reference_in_use_joins_nobody(client, training_lead, okafor, investigations):
    client.force_login(training_lead)
    page = sent(client, reverse("person-join"), joining(investigations, person_ref="HR77"))
    assert "The reference HR77 is in use in this force. Enter another." in text(page)
    assert Person.objects.count() == 1


def test_a_unit_of_another_force_is_no_choice(client, training_lead, investigations, stranger):
    theirs = a_unit(stranger.grants.get().force, "TEAM")
    client.force_login(training_lead)
    page = sent(client, reverse("person-join"), joining(theirs))
    assert "There is no such unit that you may choose." in text(page)
    assert not Person.objects.exists()


def test_who_transfers_in_brings_awards_that_do_not_count_yet(
    client, training_lead, investigations
):
    a_scheme("FIRST")
    award = {"scheme_1": "FIRST"} | date_parts("awarded_on_1", date(2022, 5, 4))
    client.force_login(training_lead)
    page = sent(client, reverse("person-transfer"), joining(investigations) | award)
    assert "Ada Okafor transferred in to Northshire Police." in text(page)
    (brought,) = Person.objects.get().accreditations.all()
    assert (brought.awarded_on, brought.is_transfer, brought.recognised_on) == (
        *(date(2022, 5, 4), True),
        None,
    )
    assert Act.objects.get().kind == "person.transferred-in"


def test_an_award_from_elsewhere_has_a_scheme_and_a_day(client, training_lead, investigations):
    a_scheme("FIRST")
    half = {"scheme_1": "FIRST"} | date_parts("awarded_on_2", date(2022, 5, 4))
    client.force_login(training_lead)
    said = text(sent(client, reverse("person-transfer"), joining(investigations) | half))
    assert "Enter the day on which Scheme FIRST was awarded." in said
    assert "Choose the scheme that was awarded, or clear it." in said
    assert not Person.objects.exists()
