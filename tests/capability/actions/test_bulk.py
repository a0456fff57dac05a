import pghistory
import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from capability.actions import bulk
from capability.models import Person
from tests.factories.capability import a_person

FIELDS = ("force", "person_ref", "surname", "surname_key")


def rows(force, *refs):
    return [(force.pk, ref, f"O'Br\\ien\t{ref}", "OBRIEN") for ref in refs]


def test_inserted_rows_have_ids_in_their_order_and_the_models_defaults(northshire):
    ids = bulk.insert(Person, FIELDS, rows(northshire, "2", "1"))
    people = [Person.objects.get(pk=pk) for pk in ids]
    assert [person.person_ref for person in people] == ["2", "1"]
    assert [person.surname for person in people] == ["O'Br\\ien\t2", "O'Br\\ien\t1"]
    assert {(person.kind, person.number, bool(person.uuid)) for person in people} == {
        ("officer", "", True)
    }


def test_a_row_inserted_by_hand_afterwards_takes_the_next_id(northshire):
    [last] = bulk.insert(Person, FIELDS, rows(northshire, "1"))
    assert a_person(northshire).pk > last


def test_no_rows_are_no_statement(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert bulk.insert(Person, FIELDS, []) == []
        assert bulk.update(Person, ["surname"], []) == 0


def test_rows_are_updated_by_id_and_the_others_stay(northshire):
    ann, ben = a_person(northshire, "Lee"), a_person(northshire, "Ray")
    assert bulk.update(Person, ["surname", "number"], [(ann.pk, "Leigh", "9")]) == 1
    assert set(Person.objects.values_list("pk", "surname", "number")) == {
        (ann.pk, "Leigh", "9"),
        (ben.pk, "Ray", ben.number),
    }


def test_history_is_kept_with_its_context(northshire):
    with pghistory.context(batch=17):
        [pk] = bulk.insert(Person, FIELDS, rows(northshire, "1"))
        bulk.update(Person, ["surname"], [(pk, "100% Lee")])
    events = apps.get_model("capability", "PersonEvent").objects.filter(pgh_obj=pk)
    told = events.order_by("pgh_id").values_list("pgh_label", "pgh_context__metadata__batch")
    assert list(told) == [("insert", 17), ("update", 17)]


def test_a_broken_promise_leaves_none_of_the_rows(northshire):
    with pytest.raises(IntegrityError, match="one_person_per_reference"), transaction.atomic():
        bulk.insert(Person, FIELDS, rows(northshire, "1", "1"))
    assert not Person.objects.exists()
