"""A force's own number may be stricter than the national one, and never laxer."""

from datetime import date

import pytest

from capability.actions import threshold_keeping
from capability.actions.acts import Refused
from capability.models import Threshold
from tests.factories.capability import a_scheme

FROM = date(2027, 4, 1)


@pytest.fixture
def put(northshire, training_lead):
    def set_to(check, name, value, scheme=None):
        facts = {"check_code": check, "name": name, "value": value, "unit": "days"}
        facts |= {"source": "ours", "starts_on": FROM, "scheme": scheme}
        return threshold_keeping.put(northshire, facts, by=training_lead, reason="Agreed")

    return set_to


@pytest.mark.parametrize(
    ("check", "name", "least"),
    [
        ("probation-not-closed", "days-looked-back", 365),
        ("milestone-missed", "days-looked-back", 365),
        ("accreditation-expires", "first-notice", 90),
        ("accreditation-expires", "second-notice", 60),
        ("portfolio-due", "last-notice", 30),
    ],
)
def test_no_force_looks_ahead_or_back_less_far_than_the_nation(put, northshire, check, name, least):
    for value in (0, least - 1):
        with pytest.raises(Refused, match=rf"enter at least {least}\."):
            put(check, name, value)
    put(check, name, least + 1)
    assert Threshold.objects.get(force=northshire).value == least + 1


def test_nor_for_one_scheme(put):
    with pytest.raises(Refused, match=r"enter at least 90\."):
        put("accreditation-expires", "first-notice", 14, scheme=a_scheme("SPECIAL"))
