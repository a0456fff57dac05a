from datetime import date

import pytest
from django.urls import reverse

from capability import tasks
from capability.actions import merging
from capability.actions.merge_plans import FREE
from capability.imports.people_index import PeopleIndex
from capability.models import (
    Absence,
    Act,
    Alias,
    CaseAllocation,
    Correction,
    Dispute,
    Gap,
    Person,
    Restriction,
    Service,
    User,
)
from tests.capability.views.pages import rows, text
from tests.capability.views.records.sending import sent
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_category,
    a_deployment,
    a_head,
    a_person,
    a_posting,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

MARCH = date(2024, 3, 1)


@pytest.fixture
def kept(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations, number="4711", person_ref="HR77")


@pytest.fixture
def other(northshire):
    return a_person(northshire, "Okoro", number="4712", person_ref="HR78")


def merge(client, kept, other):
    return sent(client, reverse("person-merge-into", args=[kept.uuid, other.uuid]), {})


def test_every_kind_of_row_about_a_person_has_its_place():
    laid = {"service", "posting", "caseallocation", "absence", "duty", "deployment"}
    noted = {"alias", "correction", "notice", "dispute", "gap"}
    free = {getattr(Person, name).rel.related_model._meta.model_name for name in FREE}
    about = {
        relation.related_model._meta.model_name
        for relation in Person._meta.related_objects
        if relation.related_model._meta.app_label == Person._meta.app_label
        and not relation.related_model.__name__.endswith("Event")
    }
    assert about - laid - noted - free == {"user"}


def test_what_the_other_record_holds_goes_over(client, training_lead, kept, other, northshire):
    theft = a_category("THEFT", force=northshire)
    award = an_accreditation(other, a_scheme("FIRST"), awarded_on=LONG_AGO)
    held = an_allocation(other, a_case(northshire, theft))
    head = a_head(a_unit(northshire), other)
    Restriction.objects.create(force=northshire, person=other, starts_on=MARCH)
    client.force_login(training_lead)
    page = merge(client, kept, other)
    assert "The record HR78 was merged into that of Ada Okafor." in text(page)
    for row in (award, held, head):
        row.refresh_from_db()
        assert row.person == kept
    assert kept.restrictions.count() == 1
    assert not Person.objects.filter(pk=other.pk).exists()
    assert Act.objects.values_list("kind", "person", "reason").get() == (
        *("person.merged", kept.pk),
        "Said so on the form",
    )


def test_a_file_may_go_on_naming_the_other_record(client, training_lead, kept, other):
    Alias.objects.create(force=other.force, person=other, number="4713")
    Alias.objects.create(force=other.force, person=kept, number="4713")
    client.force_login(training_lead)
    merge(client, kept, other)
    known = kept.aliases.values_list("person_ref", "number", "surname")
    assert sorted(known) == [
        *(("", "", "Okoro"), ("", "4712", "")),
        *(("", "4713", ""), ("HR78", "", "")),
    ]
    index = PeopleIndex.of(kept.force)
    assert index.find({"person_ref": "HR78"}) == kept.pk
    assert index.find({"surname": "Okoro", "number": "4712"}) == kept.pk


def test_what_both_records_say_stands_once(client, training_lead, kept, other, investigations):
    a_posting(other, investigations)
    case = a_case(kept.force, a_category("THEFT", force=kept.force))
    an_allocation(kept, case, starts_on=MARCH)
    an_allocation(other, case, starts_on=date(2024, 2, 29), ends_on=date(2024, 3, 9))
    client.force_login(training_lead)
    said = text(client.get(reverse("person-merge-into", args=[kept.uuid, other.uuid])))
    assert "Service from 4 January 2010 to now (the other record): stands once" in said
    assert "(this record): becomes from 29 February 2024 to now" in said
    merge(client, kept, other)
    assert (kept.services.count(), kept.postings.count()) == (1, 1)
    assert CaseAllocation.objects.values_list("person", "starts_on", "ends_on").get() == (
        kept.pk,
        date(2024, 2, 29),
        None,
    )


def test_an_open_posting_ends_before_the_other_records_next(
    client, training_lead, kept, other, northshire
):
    a_posting(other, a_unit(northshire, "RESP"), starts_on=MARCH)
    client.force_login(training_lead)
    merge(client, kept, other)
    assert list(kept.postings.values_list("unit__code", "starts_on", "ends_on")) == [
        ("INV", LONG_AGO, date(2024, 2, 29)),
        ("RESP", MARCH, None),
    ]


def refused(client, kept, other):
    said = text(merge(client, kept, other))
    assert Person.objects.filter(pk=other.pk).exists()
    assert not Act.objects.exists()
    return said


def test_services_that_overlap_refuse_it(client, training_lead, kept, other):
    Service.objects.filter(person=other).update(joined_on=date(2012, 1, 1))
    client.force_login(training_lead)
    assert (
        "Service from 4 January 2010 to now (this record) and Service from 1 January 2012 to now "
        "(the other record) share days. Correct or end one of them first."
    ) in refused(client, kept, other)


def test_absences_from_one_day_refuse_it(client, training_lead, kept, other):
    for person, share in ((kept, 0), (other, "0.5")):
        Absence.objects.create(
            force=kept.force, person=person, starts_on=MARCH, share_of_duty=share
        )
    client.force_login(training_lead)
    assert "Absence from 1 March 2024 to now (this record) and" in refused(client, kept, other)


def test_one_call_out_on_both_records_stands_once(client, training_lead, kept, other):
    fro, incident = a_scheme("RESPONSE"), {"incident": "I/1"}
    a_deployment(kept, fro, **incident)
    a_deployment(other, fro, **incident)
    a_deployment(other, fro)
    client.force_login(training_lead)
    merge(client, kept, other)
    assert kept.deployments.count() == 2


def test_one_call_out_in_the_name_of_two_schemes_refuses_it(client, training_lead, kept, other):
    for person, code in ((kept, "RESPONSE"), (other, "LIAISON")):
        a_deployment(person, a_scheme(code), incident="I/1")
    client.force_login(training_lead)
    assert "Call-out I/1 from 1 March 2024 to now (this record) and" in refused(client, kept, other)


def test_a_log_in_of_the_record_that_goes_refuses_it(client, training_lead, kept, other):
    User.objects.create_user("ada@northshire.example", person=other)
    client.force_login(training_lead)
    assert "has a log-in, ada@northshire.example." in refused(client, kept, other)
    merge(client, other, kept)
    assert not Person.objects.filter(pk=kept.pk).exists()


def test_what_is_disputed_is_decided_first(client, training_lead, kept, other):
    facts = {"table": "person", "field": "surname", "says": "Okolo", "opened_by": training_lead}
    Dispute.objects.create(force=kept.force, person=other, row=other.pk, **facts)
    client.force_login(training_lead)
    assert "On the record that would go surname is disputed." in refused(client, kept, other)


def test_what_was_set_by_hand_of_a_name_goes_with_it(client, training_lead, kept, other):
    for feed, column in (("people", "surname"), ("postings", "ends_on")):
        Correction.objects.create(force=kept.force, person=other, feed=feed, column=column)
    client.force_login(training_lead)
    merge(client, kept, other)
    assert list(kept.corrections.values_list("feed", "column")) == [("postings", "ends_on")]


def test_an_open_gap_goes_over_and_a_closed_one_stays(client, training_lead, kept, other):
    about = {"force": kept.force, "check_code": "x", "opened_on": LONG_AGO, "person": other}
    still_open = Gap.objects.create(**about, plan="A course in May")
    closed = Gap.objects.create(**about, subject="y", closed_on=MARCH)
    client.force_login(training_lead)
    merge(client, kept, other)
    assert list(Gap.objects.order_by("pk").values_list("pk", "person")) == [
        (still_open.pk, kept.pk),
        (closed.pk, other.pk),
    ]
    assert client.get(reverse("gaps")).status_code == 200


def test_a_gap_that_is_open_on_both_is_left_to_the_check(kept, other, training_lead):
    about = {"force": kept.force, "check_code": "x", "opened_on": LONG_AGO}
    for person in (kept, other):
        Gap.objects.create(**about, person=person)
    both = [kept.pk, other.pk]
    act = merging.merge(kept, other, by=training_lead, reason="Same person")
    assert list(Gap.objects.order_by("pk").values_list("person", flat=True)) == both
    assert act.job.arguments == {"people": both}


def test_after_the_check_all_open_gaps_are_of_the_record_that_stays(
    northshire, training_lead, a_holder, swept
):
    kept, other = a_holder("Okafor"), a_holder("Okoro")
    swept()
    assert set(Gap.objects.still_open().values_list("person", flat=True)) == {kept.pk, other.pk}
    act = merging.merge(kept, other, by=training_lead, reason="Same person")
    tasks.recheck(act.job)
    still_open = Gap.objects.still_open().filter(check_code="case-holder-unaccredited")
    assert list(still_open.values_list("person", flat=True)) == [kept.pk, kept.pk]
    assert set(Gap.objects.still_open().values_list("person", flat=True)) == {kept.pk}


def test_the_other_record_is_looked_for(client, training_lead, kept, other, stranger):
    a_person(stranger.grants.get().force, "Okoro")
    client.force_login(training_lead)
    address = reverse("person-merge", args=[kept.uuid])
    assert rows(client.get(address)) == []
    for words in ("HR78", "okoro", "4712"):
        assert [row[1] for row in rows(client.get(address, {"q": words}))] == ["HR78"]


def test_a_record_is_not_merged_with_itself(client, training_lead, kept):
    client.force_login(training_lead)
    address = reverse("person-merge-into", args=[kept.uuid, kept.uuid])
    assert client.get(address).status_code == 404
