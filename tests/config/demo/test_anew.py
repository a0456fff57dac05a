from datetime import date

import pytest

from capability.models import Force, Gap, Person
from config import demo

ON = date(2025, 6, 30)


@pytest.mark.django_db
def test_smallest_force_has_gaps_too():
    demo.make_up(20, 1, ON, lambda line: None)
    assert Person.objects.filter(force__code="NOR").count() == 20
    assert Gap.objects.still_open().filter(force__code="NOR").exists()


@pytest.mark.django_db(transaction=True)
def test_build_anew_empties_the_register_first():
    Force.objects.create(code="OLD", name="Oldshire Police")
    log_ins = demo.build(people=20, seed=1, reset=True)
    assert [force.code for force in Force.objects.all()] == ["FEN", "NOR"]
    assert len(log_ins) == 11
