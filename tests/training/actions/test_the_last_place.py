"""Three at once want two places."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from capability.access import AccessRole
from capability.actions.acts import Refused
from tests.factories.capability import a_force, a_person, a_user
from tests.factories.training import a_booking, a_course, an_event
from tests.training.actions.conftest import TODAY
from training.actions import offers
from training.models import Booking

pytestmark = pytest.mark.django_db(transaction=True)


def test_three_at_once_take_two_places():
    force = a_force("NS")
    lead = a_user("training@northshire.example", AccessRole.LD_ADMIN, force.root_unit)
    event = an_event(a_course(force), places=2)
    waiting = [a_booking(a_person(force), event.course) for _ in range(3)]
    together = Barrier(3)

    def offer(booking):
        together.wait()
        try:
            offers.offer(event, [booking], on=TODAY, by=lead, reason="Their turn")
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "offered"

    with ThreadPoolExecutor(3) as threads:
        answers = sorted(threads.map(offer, waiting))
    full = "0 of 2 places are free, and you chose 1 people."
    assert [answer[: len(full)] for answer in answers] == [full, "offered", "offered"]
    assert Booking.objects.holding_seats().count() == 2


def test_nothing_but_the_database_keeps_the_last_place():
    """Whatever does not look first is refused all the same: here, bare rows."""
    force = a_force("NS")
    event = an_event(a_course(force), places=2)
    together = Barrier(3)

    def take(_turn):
        person = a_person(force)
        together.wait()
        try:
            a_booking(person, event.course, "offered", event=event)
        except IntegrityError as error:
            return type(error).__name__
        finally:
            connection.close()
        return "taken"

    with ThreadPoolExecutor(3) as threads:
        assert sorted(threads.map(take, range(3))) == ["IntegrityError", "taken", "taken"]
