from contextlib import contextmanager

import pytest
from django.db import connections

from capability.access import AccessRole
from capability.actions import merging
from capability.actions.acts import Refused
from capability.models import Person
from tests.factories.capability import a_force, a_person, a_user


@contextmanager
def held_by_somebody_else(person):
    """Another session has the row, as a page has it while it acts."""
    session = connections.create_connection("default")
    try:
        with session.cursor() as cursor:
            cursor.execute("begin")
            held = "select 1 from capability_person where id = %s for update"
            cursor.execute(held, [person.pk])
            yield
            cursor.execute("rollback")
    finally:
        session.close()


@pytest.mark.django_db(transaction=True)
def test_a_record_that_somebody_else_changes_is_not_merged_meanwhile():
    force = a_force()
    lead = a_user("training@northshire.example", AccessRole.LD_ADMIN, force.root_unit)
    kept, other = a_person(force), a_person(force)
    with held_by_somebody_else(other), pytest.raises(Refused, match="Somebody else is changing"):
        merging.merge(kept, other, by=lead, reason="Same person")
    merging.merge(kept, other, by=lead, reason="Same person")
    assert list(Person.objects.all()) == [kept]
