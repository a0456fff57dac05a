"""Courses of the make-believe force."""

from datetime import date

from django.db.models import Count

from capability.models import Gap
from config.demo import build
from training.models import Booking, Course


def test_it_has_places_taken_turns_waiting_and_learning_lost(db):
    build(people=200, seed=7, reset=False, on=date(2026, 11, 24))
    assert set(Course.objects.filter(force__code="NOR").values_list("code", flat=True)) == {
        *("PIP2IDP", "SSAIDP", "RISDP", "FRO", "LAW-UPDATE")
    }
    steps = Booking.objects.order_by().values_list("step").annotate(n=Count("pk"))
    counts = dict(steps)
    assert {"confirmed", "offered", "approved", "withdrawn", "attended"} == set(counts)
    assert counts["offered"] == 2
    found = set(Gap.objects.filter(closed_on=None).values_list("check_code", flat=True))
    assert {"eligible-and-waiting", "learning-lost", "booked-without-needs"} <= found
