"""What someone decided about rows that fit nobody holds for those that wait and the next file."""

from datetime import date

import pytest

from capability.actions import decisions, undoing
from capability.actions.acts import Refused
from capability.imports import decided
from capability.models import (
    Accreditation,
    Case,
    CaseAllocation,
    CaseClassification,
    TrayAllocation,
    UnresolvedRow,
)
from capability.tasks import work
from tests.factories.capability import a_category, a_person, a_scheme, a_user

TODAY = date(2026, 4, 1)
AWARDS = (
    "number,surname,forename,scheme,awarded_on\n"
    "77,Khan,Ali,CIT40,2024-01-01\n"
    "77,Khan,Ali,CIT40,2026-01-01\n"
    "88,Lee,Bo,CIT40,2025-01-01\n"
)
CASES = (
    "surname,number,case_reference,case_category,part,starts_on,ends_on\n"
    "CRIME DESK,0,24/1,RAPE,OIC,2024-01-01,{}\n"
)
DESK = "0 CRIME DESK"


@pytest.fixture
def khan(northshire):
    return a_person(northshire, "Khan", number="9")


@pytest.fixture
def decide(northshire, training_lead):
    def decision(queued_as, kind, person=None):
        return decisions.decide(northshire, queued_as, kind=kind, by=training_lead, person=person)

    return decision


@pytest.fixture
def apply(northshire, training_lead):
    return lambda feed: decided.apply(northshire, feed, by=training_lead, today=TODAY)


@pytest.fixture
def cit40(db):
    return a_scheme("CIT40")


def test_rows_of_one_unknown_are_the_persons_who_was_named(cit40, load, khan, decide, apply):
    load("accreditations", AWARDS)
    decide("77 Khan Ali", "person", khan)

    done = apply("accreditations")

    assert (done.counts()["read"], done.counts()["created"]) == (2, 2)
    assert done.batch.file_name == "decided rows"
    assert set(Accreditation.objects.values_list("person", "awarded_on")) == {
        (khan.pk, date(2024, 1, 1)),
        (khan.pk, date(2026, 1, 1)),
    }
    assert UnresolvedRow.objects.get().queued_as == "88 Lee Bo"


def test_the_same_file_again_changes_nothing(cit40, load, khan, decide, apply, outcomes):
    load("accreditations", AWARDS)
    decide("77 Khan Ali", "person", khan)
    apply("accreditations")

    again = load("accreditations", AWARDS)

    assert outcomes(again) == {2: "unchanged", 3: "unchanged", 4: "unresolved"}
    assert apply("accreditations") is None


def test_the_next_file_goes_in_by_itself(cit40, load, khan, decide):
    decide("77 Khan Ali", "person", khan)
    assert load("accreditations", AWARDS).counts()["created"] == 2


def test_what_changes_ones_own_record_others_bring_in(
    cit40, load, khan, decide, apply, training_lead
):
    load("accreditations", AWARDS)
    decide("77 Khan Ali", "person", khan)
    decide("88 Lee Bo", "person", a_person(khan.force, "Ley"))
    training_lead.person = khan
    training_lead.save()

    apply("accreditations")

    assert not Accreditation.objects.filter(person=khan).exists()
    assert set(UnresolvedRow.objects.values_list("queued_as", flat=True)) == {"77 Khan Ali"}
    second = a_user("second@northshire.example", "ld-admin", khan.force.root_unit)
    decided.apply(khan.force, "accreditations", by=second, today=TODAY)
    assert Accreditation.objects.filter(person=khan).count() == 2


def test_rows_that_are_left_out_say_who_decided(cit40, load, decide, outcomes, told):
    decision = decide("88 Lee Bo", "skip")
    done = load("accreditations", AWARDS)
    assert outcomes(done)[4] == "unchanged"
    when = f"{decision.decided_at:%-d %B %Y}"
    assert told(done) == [(4, "", f"Left out: training@northshire.example decided so on {when}.")]
    assert done.counts()["warnings"] == 1


def test_a_trays_rows_are_left_out_of_other_feeds(cit40, load, decide, outcomes):
    decide("88 Lee Bo", "tray")
    assert outcomes(load("accreditations", AWARDS))[4] == "unchanged"


def test_a_tray_has_the_case(northshire, load, decide, apply):
    a_category("RAPE")
    load("allocations", CASES.format(""))
    decide(DESK, "tray")

    assert apply("allocations").counts()["created"] == 1

    tray = TrayAllocation.objects.get()
    assert (tray.tray, tray.case.reference, tray.part, tray.starts_on, tray.ends_on) == (
        DESK,
        "24/1",
        "OIC",
        date(2024, 1, 1),
        None,
    )
    assert CaseClassification.objects.get().starts_on == date(2024, 1, 1)
    assert not CaseAllocation.objects.exists()


def test_what_a_tray_has_changes_with_the_file(northshire, load, decide):
    a_category("RAPE")
    decide(DESK, "tray")
    load("allocations", CASES.format(""))

    assert load("allocations", CASES.format("")).counts()["unchanged"] == 1
    assert load("allocations", CASES.format("2024-02-01")).counts()["changed"] == 1
    assert load("allocations", CASES.format("")).counts()["unchanged"] == 1
    assert load("allocations", CASES.format("#CLEAR")).counts()["changed"] == 1
    assert TrayAllocation.objects.get().ends_on is None


def test_a_decision_can_be_changed(cit40, load, khan, decide, northshire):
    decide("88 Lee Bo", "skip")
    decide("88 Lee Bo", "person", khan)
    load("accreditations", AWARDS)
    assert Accreditation.objects.get().person == khan


def test_a_job_a_feed_brings_them_in(cit40, load, khan, decide, northshire, training_lead):
    load("accreditations", AWARDS)
    decide("77 Khan Ali", "person", khan)

    (job,) = decisions.apply(northshire, by=training_lead)
    work(job.pk)

    job.refresh_from_db()
    assert (job.kind, job.state, job.result["created"]) == ("apply-decided", "done", 2)
    assert decisions.apply(northshire, by=training_lead) == []


def test_nothing_goes_in_for_who_may_not_bring_it_in(
    cit40, load, khan, decide, northshire, analyst
):
    load("accreditations", AWARDS)
    decide("77 Khan Ali", "person", khan)
    assert decisions.apply(northshire, by=analyst) == []


def test_a_person_of_another_force_is_nobody(decide, stranger):
    other = a_person(stranger.grants.get().force)
    with pytest.raises(Refused, match="Say which person of the force is meant"):
        decide("77 Khan Ali", "person", other)


def test_undone_the_rows_wait_again(cit40, load, khan, decide, apply, training_lead):
    load("accreditations", AWARDS)
    decide("77 Khan Ali", "person", khan)
    done = apply("accreditations")

    undoing.undo_batch(done.batch, by=training_lead, reason="Another Khan")

    assert not Accreditation.objects.exists()
    assert UnresolvedRow.objects.count() == 3


def test_what_can_not_go_in_says_why_and_waits(northshire, cit40, load, khan, decide, apply):
    load("accreditations", "number,surname,scheme,awarded_on\n77,Khan,CIT40,2024-01-01\n")
    cit40.versions.update(starts_on=date(2025, 1, 1))
    decide("77 Khan", "person", khan)

    assert apply("accreditations").counts()["rejected"] == 1

    assert UnresolvedRow.objects.get().reason == (
        "No version of the scheme was in force on that day."
    )


def test_codes_that_their_file_might_make_are_made(load, khan, decide, apply):
    load("allocations", CASES.format(""), create={"case_categories": True})
    decide(DESK, "person", khan)
    apply("allocations")
    assert Case.objects.get().classifications.get().category.code == "RAPE"
