from datetime import date

import pghistory
import pytest
from django.apps import apps
from django.db import IntegrityError, OperationalError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capability.actions import bulk
from capability.imports.faults import Refused
from capability.models import Batch, Job, Person, UnresolvedRow
from tests.factories.capability import a_force, a_person

POSTINGS = "number,surname,forename,joined_on,unit,starts_on\n"
PEOPLE = "person_ref,surname,number,forename,joined_on,unit,rank\n"


def events():
    """How many history rows there are of each model, but for batches."""
    models = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]
    return {
        model.__name__: model.objects.count() for model in models if model.__name__ != "BatchEvent"
    }


def test_a_batch_keeps_file_profile_and_counts(load, northshire):
    done = load("people", PEOPLE + "7,Lee,,,,,\n8,,,,,,\n", constants={"kind": "staff"})
    batch = Batch.objects.get()
    assert (batch.pk, batch.force, batch.feed, batch.as_at) == (
        done.batch.pk,
        northshire,
        "people",
        date(2026, 4, 1),
    )
    assert (batch.read, batch.created, batch.rejected) == (2, 1, 1)
    assert (batch.file_name, len(batch.file_sha256)) == ("file.csv", 64)
    assert batch.profile == {"constants": {"kind": "staff"}}


def test_every_event_carries_the_batch(load, investigations):
    done = load("people", PEOPLE + "7,Lee,,,04/01/2010,INV,PC\n")
    for name in ("PersonEvent", "ServiceEvent", "PostingEvent"):
        event = apps.get_model("capability", name).objects.get()
        assert event.pgh_context.metadata["batch"] == done.batch.pk


def test_the_same_file_again_leaves_no_trace_but_its_batch(load, investigations):
    text = PEOPLE + "7,Lee,12,,04/01/2010,INV,PC\n8,Ray,,,05/01/2010,NOWHERE,\n"
    waiting = POSTINGS + "12,Lee,,,INV,01/02/2012\n99,Fox,,,INV,01/02/2012\n"
    first = [load("people", text).counts(), load("postings", waiting).counts()]
    before = events(), UnresolvedRow.objects.count()
    again = [load("people", text).counts(), load("postings", waiting).counts()]
    assert (events(), UnresolvedRow.objects.count()) == before
    for one, other in zip(first, again, strict=True):
        assert (other["created"], other["changed"]) == (0, 0)
        kept = ("read", "rejected", "unresolved")
        assert [one[name] for name in kept] == [other[name] for name in kept]


def test_rows_of_one_unknown_person_wait_together_once(load, investigations):
    text = POSTINGS + "99,Fox,Zoe,04/01/2010,INV,01/02/2012\n99,Fox,Zoe,04/01/2010,INV,01/03/2013\n"
    load("postings", text + "99,Fox,Zoe,04/01/2010,INV,01/02/2012\n")
    assert list(UnresolvedRow.objects.values_list("queued_as", "row", "reason")) == [
        ("99 Fox Zoe 2010-01-04", 2, "Nobody on record fits."),
        ("99 Fox Zoe 2010-01-04", 3, "Nobody on record fits."),
    ]
    assert UnresolvedRow.objects.first().values["starts_on"] == "2012-02-01"


def test_a_row_that_fits_several_names_them(load, northshire, investigations):
    twins = [a_person(northshire, "Lee", number="5") for _ in range(2)]
    load("postings", POSTINGS + "5,Lee,,,INV,01/02/2012\n")
    assert UnresolvedRow.objects.get().candidates == [twin.pk for twin in twins]


def test_a_waiting_row_goes_in_once_its_person_is_known(load, investigations):
    text = POSTINGS + "99,Fox,,,INV,01/02/2012\n"
    load("postings", text)
    load("people", PEOPLE + "9,Fox,99,Zoe,04/01/2010,,\n")
    assert load("postings", text).counts()["created"] == 1
    assert not UnresolvedRow.objects.exists()


def test_a_faulty_row_is_rejected_whether_or_not_anybody_fits(load, investigations):
    done = load("postings", POSTINGS + "99,Fox,,,NOWHERE,31/02/2012\n")
    assert [fault.column for fault in done.faults] == ["starts_on", "unit"]
    assert (done.counts()["rejected"], UnresolvedRow.objects.count()) == (1, 0)


def test_a_dry_run_counts_and_writes_nothing(load, investigations):
    text = PEOPLE + "7,Lee,12,,04/01/2010,INV,PC\n"
    before = events()
    assert load("people", text, dry_run=True).counts()["created"] == 1
    assert [model.objects.count() for model in (Person, Batch, Job)] == [0, 0, 0]
    assert events() == before
    assert load("people", text).counts()["created"] == 1


def test_a_load_that_changes_something_asks_for_one_recheck(load, northshire):
    load("people", PEOPLE + "7,Lee,,,,,\n8,Ray,,,,,\n")
    load("people", PEOPLE + "9,Fox,,,,,\n")
    assert list(Job.objects.values_list("kind", "key", "force")) == [
        ("recheck", "NS", northshire.pk)
    ]


def test_a_load_that_changes_nothing_asks_for_none(load, northshire):
    load("people", PEOPLE + "7,,,,,,\n")
    assert not Job.objects.exists()


def test_a_refused_file_leaves_nothing(load):
    with pytest.raises(Refused, match="surname"):
        load("people", "person_ref\n7\n")
    assert not Batch.objects.exists()


def test_another_force_is_neither_read_nor_written(load, investigations):
    other = a_force("WM", "Westmarch Police")
    stranger = a_person(other, "Lee", person_ref="7", number="12")
    assert load("people", PEOPLE + "7,Leigh,13,,,,\n").counts()["created"] == 1
    assert load("postings", POSTINGS + "12,Lee,,,INV,01/02/2012\n").counts()["unresolved"] == 1
    stranger.refresh_from_db()
    assert (stranger.surname, stranger.number) == ("Lee", "12")


def test_what_breaks_at_the_last_statement_leaves_nothing(load, investigations):
    with connection.cursor() as cursor:
        cursor.execute("set local role register_owner")
        cursor.execute(
            "alter table capability_posting add constraint broken check (starts_on < '2000-01-01')"
        )
        cursor.execute("set local role register_app")
    before = events()
    with pytest.raises(IntegrityError), transaction.atomic():
        load("people", PEOPLE + "7,Lee,12,,04/01/2010,INV,PC\n")
    assert [model.objects.count() for model in (Person, Batch)] == [0, 0]
    assert events() == before


REFS, DAYS = (
    st.sampled_from(["1", "2", "3", "9", ""]),
    st.sampled_from(["01/02/2010", "01/02/2012", "28/02/2011", "31/02/2011", "01/03/2013", ""]),
)
UNITS = st.sampled_from(["INV", "inv", "NS", "X", ""])
ROWS = st.lists(st.tuples(REFS, UNITS, DAYS, DAYS), min_size=1, max_size=12)


@given(ROWS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_add_up_and_a_second_load_changes_nothing(load, investigations, northshire, rows):
    text = "person_ref,unit,starts_on,ends_on\n" + "".join(f"{','.join(row)}\n" for row in rows)
    with transaction.atomic():
        for ref in ("1", "2", "3"):
            a_person(northshire, person_ref=ref)
        first, again = load("postings", text).counts(), load("postings", text).counts()
        assert first["read"] == sum(any(row) for row in rows) == _parts(first)
        assert (again["created"], again["changed"]) == (0, 0)
        assert again["rejected"] == first["rejected"]
        assert again["unresolved"] == first["unresolved"]
        transaction.set_rollback(True)


def _parts(counts):
    return sum(
        counts[name] for name in ("created", "changed", "unchanged", "rejected", "unresolved")
    )


@pytest.fixture
def another_load(northshire):
    """A load of Northshire that is under way elsewhere."""
    elsewhere = connection.copy()
    elsewhere.set_autocommit(False)
    with elsewhere.cursor() as cursor:
        cursor.execute(bulk.LOCK, [northshire.pk])
    yield
    elsewhere.rollback()
    elsewhere.close()


def test_a_load_waits_for_another_of_its_force_alone(another_load, load):
    with connection.cursor() as cursor:
        cursor.execute("set local lock_timeout = '200ms'")
    with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
        load("people", PEOPLE + "7,Lee,,,,,\n")
    westmarch = a_force("WM", "Westmarch Police")
    assert load("people", PEOPLE + "7,Lee,,,,,\n", force=westmarch).counts()["created"] == 1
