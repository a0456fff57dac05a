from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connections

from capability.access import AccessRole
from capability.actions import merging, undoing
from capability.actions.acts import Refused
from capability.models import Person
from tests.factories.capability import (
    a_case,
    a_category,
    a_force,
    a_person,
    a_user,
    an_allocation,
    an_allocation_check,
)


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


def test_the_check_of_an_allocation_that_goes_stands_with_the_one_that_stays(
    northshire, training_lead
):
    kept, other = a_person(northshire), a_person(northshire)
    gone, case = other.pk, a_case(northshire, a_category("RAPE"))
    stays = an_allocation(kept, case, starts_on=date(2026, 3, 1))
    check = an_allocation_check(
        an_allocation(other, case, starts_on=date(2026, 2, 1)), by=training_lead
    )
    done = merging.merge(kept, other, by=training_lead, reason="Same person")
    check.refresh_from_db()
    assert (check.allocation, check.person) == (stays, kept)
    assert check.allocation.starts_on == date(2026, 2, 1)
    undoing.undo_act(done, by=training_lead, reason="Two people after all")
    check.refresh_from_db()
    assert (check.allocation.person_id, check.person_id) == (gone, gone)
