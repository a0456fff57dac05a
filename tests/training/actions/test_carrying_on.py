"""What a plan aims at stays what it is when the requirement behind it is changed from a day on."""

from datetime import date, timedelta

import pytest

from capability.actions import gaps, requirement_keeping
from capability.checks import CHECKS, Scope
from capability.models import Gap, Role
from tests.factories import capability as made
from training.actions import plans
from training.models import PlanAim
from training.reports.plans import tied_to

MONDAY = date(2025, 6, 2)
TUESDAY = MONDAY + timedelta(days=1)
HOW = {"reason": "Policy 12"}
TERMS = {"enforcement": "block", "grace_days": 0, "source": "ours", "ends_on": None}


@pytest.fixture
def required(northshire, investigations):
    role = Role.objects.create(force=northshire, code="SOIT", name="SOIT")
    made.a_posting(made.a_person(northshire), investigations, role=role)
    scheme = made.a_scheme("SPECIAL", force=northshire)
    return made.a_requirement(scheme, None, force=northshire, role=role, part="")


def test_aims_are_tied_to_what_goes_on(required, training_lead):
    check, scope = CHECKS["role-holder-unaccredited"], Scope(required.force)
    how = {"by": training_lead}
    gaps.sweep(check, scope, on=MONDAY)
    person, days = Gap.objects.get().person, {"agreed_on": MONDAY, "review_due_on": TUESDAY}
    plan = plans.agree(person, **days, **how, **HOW).plan
    plans.aim(plan, "Close it", gap=Gap.objects.get(), **how, **HOW)
    plans.aim(plan, "Meet it", requirement=required, **how, **HOW)
    new = requirement_keeping.change(required, TUESDAY, TERMS, **how, **HOW).requirement
    gaps.sweep(check, scope, on=TUESDAY)
    closing, meeting = PlanAim.objects.order_by("pk")
    assert (closing.gap.closed_on, closing.gap.requirement) == (None, new)
    assert tied_to(closing) == "Gap: In a role without the accreditation it requires"
    assert meeting.requirement in type(new).objects.of_duty(new)
    assert tied_to(meeting) == "Requirement: SPECIAL for SOIT"
