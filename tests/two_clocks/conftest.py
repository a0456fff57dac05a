import pytest

from capability.actions import hand_accreditations
from capability.models import Accreditation
from tests.clock import set_clock
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_force,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)
from tests.two_clocks.asked import FEBRUARY, JANUARY


@pytest.fixture
def northshire(db):
    set_clock("2025-01-06T09:00:00Z")
    return a_force("NS", name="Northshire Police")


@pytest.fixture
def okafor(northshire, training_lead):
    """Holds a case that requires the award."""
    okafor = a_person(northshire, "Okafor")
    scheme = a_scheme("SPECIAL", force=northshire)
    burglary = a_category("BURGLARY", force=northshire)
    group = a_case_group("SERIOUS", burglary, force=northshire)
    a_requirement(scheme, group, force=northshire)
    an_allocation(okafor, a_case(northshire, burglary))
    set_clock("2026-03-10T09:00:00Z")
    done = {"by": training_lead, "reason": "The certificate says so"}
    hand_accreditations.enter(okafor, scheme, {"awarded_on": JANUARY}, **done)
    set_clock("2026-05-10T09:00:00Z")
    award = Accreditation.objects.get()
    facts = {name: getattr(award, name) for name in hand_accreditations.FACTS}
    hand_accreditations.correct(award, facts | {"awarded_on": FEBRUARY}, **done)
    set_clock("")
    return okafor
