from datetime import date

import pytest

from capability.access import AccessRole
from capability.models import User
from config.demo.log_ins import JUDGES, seat_judges
from tests.factories.capability import a_person
from tests.factories.training import a_portfolio
from training.rules.portfolios import Step

ON = date(2025, 6, 30)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "facts", "access_role"),
    [
        ("assessor", {"step": Step.SUBMITTED, "assigned_on": ON}, AccessRole.ASSESSOR),
        ("iqa", {"step": Step.ASSESSED}, AccessRole.IQA),
    ],
)
def test_whoever_has_left_is_not_seated(northshire, role, facts, access_role):
    gone = a_person(northshire, "Gone", left_on=date(2025, 6, 29))
    here = a_person(northshire, "Here", left_on=ON)
    for judge in (gone, here):
        candidate = a_person(northshire)
        a_portfolio(candidate, step_on=ON, **facts, **{role: judge})
    seat_judges(northshire, on=ON)
    assert User.objects.get(email=JUDGES[access_role]).person == here
