from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from capability.actions import decisions
from capability.imports import decided
from capability.models import Absence, Duty
from tests.factories.capability import a_person

DUTIES = "person_ref,starts_at,ends_at,available\n"
ABSENCES = "person_ref,starts_on,ends_on,share_of_duty\n"


@pytest.fixture(autouse=True)
def person(northshire):
    return a_person(northshire, person_ref="7")


@pytest.fixture
def duties(load):
    return lambda *rows: load("duties", DUTIES + "".join(f"7,{row}\n" for row in rows))


@pytest.fixture
def absences(load):
    return lambda *rows: load("absences", ABSENCES + "".join(f"7,{row}\n" for row in rows))


def test_a_duty_is_in_london_time(duties, person):
    done = duties("01/07/2026 07:00,01/07/2026 17:00,yes")
    assert done.counts()["created"] == 1
    assert Duty.objects.values_list("person", "starts_at", "ends_at", "available").get() == (
        person.pk,
        datetime(2026, 7, 1, 6, tzinfo=UTC),
        datetime(2026, 7, 1, 16, tzinfo=UTC),
        True,
    )


def test_the_same_duty_again_is_unchanged_and_another_end_changes_it(duties, outcomes):
    duties("2026-07-01 07:00,2026-07-01 17:00,yes")
    assert outcomes(duties("2026-07-01 07:00,2026-07-01 17:00,Y")) == {2: "unchanged"}
    assert outcomes(duties("2026-07-01 07:00,2026-07-01 19:00,no")) == {2: "changed"}
    assert Duty.objects.values_list("ends_at", "available").get() == (
        datetime(2026, 7, 1, 18, tzinfo=UTC),
        False,
    )


def test_a_duty_that_ends_before_it_starts_and_what_is_neither_yes_nor_no(duties, told):
    done = duties("2026-07-01 17:00,2026-07-01 07:00,yes", "2026-07-02 07:00,2026-07-02 17:00,oo")
    assert told(done) == [
        (3, "available", "This is neither yes nor no."),
        (2, "ends_at", "The duty ends before it starts."),
    ]
    assert not Duty.objects.exists()


def test_a_duty_said_twice_and_otherwise_is_rejected(duties, outcomes, told):
    done = duties(
        "2026-07-01 07:00,2026-07-01 17:00,yes",
        "2026-07-01 07:00,2026-07-01 17:00,yes",
        "2026-07-01 07:00,2026-07-01 17:00,no",
    )
    assert outcomes(done) == {2: "created", 3: "unchanged", 4: "rejected"}
    assert told(done) == [(4, "", "Row 2 is about the same and says otherwise.")]


def test_an_absence_is_altogether_until_a_share_is_said(absences):
    absences("2026-03-01,2026-03-31,", "2026-05-01,,0.5", "2026-06-01,,0", "2026-07-01,,1")
    assert list(
        Absence.objects.order_by("starts_on").values_list("starts_on", "ends_on", "share_of_duty")
    ) == [
        (date(2026, 3, 1), date(2026, 3, 31), Decimal(0)),
        (date(2026, 5, 1), None, Decimal("0.5")),
        (date(2026, 6, 1), None, Decimal(0)),
        (date(2026, 7, 1), None, Decimal(1)),
    ]


def test_a_blank_leaves_an_absence_as_it_is_and_clear_empties(absences, outcomes):
    absences("2026-03-01,2026-03-31,0.5")
    assert outcomes(absences("2026-03-01,,")) == {2: "unchanged"}
    assert outcomes(absences("2026-03-01,#CLEAR,#CLEAR")) == {2: "changed"}
    assert Absence.objects.values_list("ends_on", "share_of_duty").get() == (None, Decimal(0))


@pytest.mark.parametrize("share", ["1.1", "-0.1", "half"])
def test_a_share_is_from_0_to_1(absences, told, share):
    done = absences(f"2026-03-01,,{share}")
    assert told(done) == [(2, "share_of_duty", "The share is not from 0 to 1.")]


def test_an_absence_that_ends_before_it_starts(absences, told):
    done = absences("2026-03-02,2026-03-01,")
    assert told(done) == [(2, "ends_on", "The absence ends before it starts.")]


def test_who_is_unknown_waits(load):
    assert load("absences", ABSENCES + "8,2026-03-02,,\n").counts()["unresolved"] == 1
    assert (
        load("duties", DUTIES + "8,2026-03-02 07:00,2026-03-02 08:00,no\n").counts()["unresolved"]
        == 1
    )


def test_a_kind_or_reason_of_an_absence_is_not_read(load, northshire):
    text = "person_ref,starts_on,reason\n7,2026-03-02,sick\n"
    assert load("absences", text).counts()["created"] == 1
    names = {field.name for field in Absence._meta.concrete_fields}
    assert names == {"id", "force", "person", "starts_on", "ends_on", "share_of_duty"}


def test_decided_rows_keep_their_moments(northshire, load, person, training_lead):
    text = "number,surname,starts_at,ends_at,available\n9,Khan,{},01/07/2026 17:00,yes\n"
    load("duties", text.format("01/07/2026 07:00"))
    decisions.decide(northshire, "9 Khan", kind="person", by=training_lead, person=person)

    decided.apply(northshire, "duties", by=training_lead, today=date(2026, 7, 2))

    assert Duty.objects.get().starts_at == datetime(2026, 7, 1, 6, tzinfo=UTC)
    assert load("duties", text.format("01/07/2026 07:00")).counts()["unchanged"] == 1
