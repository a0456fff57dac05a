from datetime import date
from decimal import Decimal

import pytest

from capability.actions import undoing
from capability.models import Batch, Scheme
from tests.factories.capability import a_person
from tests.factories.training import a_cpd_entry
from training.actions import cpd
from training.models import CpdEntry, CpdSource, Kind, Origin, Purpose

MARCH = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def person(northshire):
    return a_person(northshire, person_ref="7")


@pytest.fixture
def brought(load):
    head = "person_ref,done_on,title,hours,kind,scheme\n"
    return lambda *rows: load("cpd", head + "".join(f"7,{row}\n" for row in rows))


def test_an_entry_comes_in_as_the_file_has_it(brought, person, outcomes):
    assert outcomes(brought("02/03/2026,Safety day,6.5,FORMAL,PST")) == {2: "created"}
    entry = CpdEntry.objects.get()
    assert (entry.person, entry.done_on, entry.title) == (person, MARCH, "Safety day")
    assert (entry.hours, entry.kind, entry.source) == (Decimal("6.5"), Kind.FORMAL, CpdSource.FEED)
    assert (entry.scheme, entry.verified_on) == (Scheme.objects.get(code="PST"), None)


def test_the_same_again_is_unchanged_and_other_hours_change_it(brought, outcomes):
    brought("02/03/2026,Talk,2,,")
    assert outcomes(brought("02/03/2026,Talk,2.00,,")) == {2: "unchanged"}
    events = CpdEntry.objects.get().events.count()
    assert outcomes(brought("02/03/2026,Talk,3,formal,")) == {2: "changed"}
    entry = CpdEntry.objects.get()
    assert (events, entry.events.count()) == (1, 2)
    assert (entry.hours, entry.kind) == (3, Kind.FORMAL)


def test_a_blank_cell_says_nothing_and_clear_empties(brought):
    brought("02/03/2026,Talk,2,formal,PST")
    brought("02/03/2026,Talk,3,,")
    assert CpdEntry.objects.get().kind == Kind.FORMAL
    brought("02/03/2026,Talk,3,#CLEAR,#CLEAR")
    assert (CpdEntry.objects.get().kind, CpdEntry.objects.get().scheme) == ("", None)


HEAD = "person_ref,done_on,title,hours,purpose,origin\n7,02/03/2026,Talk,2,"


def aims():
    return CpdEntry.objects.values_list("purpose", "origin").get()


def test_purpose_and_origin_come_in_change_stay_and_are_emptied(load, outcomes):
    assert outcomes(load("cpd", f"{HEAD}Enhance,CORE\n")) == {2: "created"}
    assert aims() == (Purpose.ENHANCE, Origin.CORE)
    assert outcomes(load("cpd", f"{HEAD}enhance,core\n")) == {2: "unchanged"}
    assert outcomes(load("cpd", f"{HEAD}maintain,\n")) == {2: "changed"}
    assert aims() == (Purpose.MAINTAIN, Origin.CORE)
    assert outcomes(load("cpd", f"{HEAD}#CLEAR,#CLEAR\n")) == {2: "changed"}
    assert aims() == ("", "")


def test_a_file_without_these_columns_leaves_them(load, brought, outcomes):
    load("cpd", f"{HEAD}enhance,own\n")
    assert outcomes(brought("02/03/2026,Talk,2,,")) == {2: "unchanged"}
    assert aims() == (Purpose.ENHANCE, Origin.OWN)


def test_another_word_is_told_with_its_row_column_value_and_cure(load):
    done = load("cpd", f"{HEAD}fun,boss\n")
    unknown = "This is not one of the known words."
    assert [(one.row, one.column, one.value, one.rule, one.cure) for one in done.faults] == [
        (2, "purpose", "fun", unknown, "Use one of: maintain, enhance."),
        (2, "origin", "boss", unknown, "Use one of: core, own."),
    ]
    assert not CpdEntry.objects.exists()


def test_another_purpose_than_the_person_entered_is_rejected(load, person, told):
    a_cpd_entry(person, MARCH, 2, title="Talk", purpose=Purpose.ENHANCE)
    assert told(load("cpd", f"{HEAD}maintain,\n")) == [
        (2, "hours", "The person entered it with another content.")
    ]


def test_what_makes_no_sense_is_told(brought, told):
    done = brought("02/03/2026,Talk,an hour,,", "02/04/2026,Talk,1,,", "02/03/2026,Day,1,play,XX")
    assert told(done) == [
        (2, "hours", "This is no number of hours."),
        (4, "kind", "This is not one of the known words."),
        (4, "scheme", "No scheme has that code."),
        (3, "done_on", "It is after 01/04/2026, the day that the file is of."),
    ]
    assert not CpdEntry.objects.exists()


def test_one_day_and_title_said_twice_and_otherwise(brought, outcomes, told):
    done = brought("02/03/2026,Talk,2,,", "02/03/2026,Talk,2,,", "02/03/2026,Talk,3,,")
    assert outcomes(done) == {2: "created", 3: "unchanged", 4: "rejected"}
    assert told(done) == [(4, "", "Row 2 is about the same and says otherwise.")]


def test_what_the_person_entered_or_someone_verified_no_file_changes(
    brought, person, told, training_lead
):
    own = a_cpd_entry(person, MARCH, 2, title="Talk")
    assert brought("02/03/2026,Talk,2,,").counts()["unchanged"] == 1
    assert told(brought("02/03/2026,Talk,3,,")) == [
        (2, "hours", "The person entered it with another content.")
    ]
    cpd.verify([own], MARCH, by=training_lead, reason="Seen")
    assert told(brought("02/03/2026,Talk,3,,")) == [
        (2, "hours", "It was verified with another content, and stays as it is.")
    ]


def test_a_day_outside_service_is_a_warning(load, northshire, told):
    a_person(northshire, person_ref="8", joined_on=MARCH)
    done = load("cpd", "person_ref,done_on,title,hours\n8,01/03/2026,Talk,1\n")
    assert done.counts()["warnings"] == 1
    assert told(done)[0][:2] == (2, "done_on")


def test_an_entry_of_nobody_waits(load, outcomes):
    done = load("cpd", "person_ref,done_on,title,hours\n9,01/03/2026,Talk,1\n")
    assert outcomes(done) == {2: "unresolved"}


def test_a_load_is_undone_whole(brought, training_lead):
    brought("02/03/2026,Talk,2,,")
    brought("02/03/2026,Talk,3,,", "03/03/2026,Day,6,,")
    undoing.undo_batch(Batch.objects.latest("pk"), by=training_lead, reason="The wrong file")
    assert [entry.hours for entry in CpdEntry.objects.all()] == [2]
