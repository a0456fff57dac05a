from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from tests.factories.capability import a_deployment, a_person, a_scheme

# Half past midnight of the 2nd in London.
CALLED = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


def test_the_day_of_a_call_is_that_of_london(northshire):
    deployed = a_deployment(a_person(northshire), a_scheme("RESPONSE"), called_at=CALLED)
    assert deployed.called_on == date(2026, 7, 2)


def test_nobody_is_released_before_the_day_of_the_call(northshire):
    person, flo = a_person(northshire), a_scheme("LIAISON")
    a_deployment(person, flo, called_at=CALLED, released_on=date(2026, 7, 2))
    with pytest.raises(IntegrityError, match="deployment_ends_after_call"):
        a_deployment(person, flo, called_at=CALLED, released_on=date(2026, 7, 1))
