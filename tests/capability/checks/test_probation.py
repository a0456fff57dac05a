from datetime import date, timedelta

import pytest

from capability.models import Service
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_person

CODE = "probation-not-closed"
BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def over(northshire):
    """Whose probation ended the day before."""

    def person(*, left_on=None, **days):
        person = a_person(northshire, joined_on=date(2022, 6, 1), left_on=left_on)
        Service.objects.filter(person=person).update(**{"probation_ends_on": BEFORE} | days)
        return person

    return person


def test_it_is_over_on_the_day_after_its_last(found, over):
    person = over()
    assert found(CODE, on=BEFORE) == set()
    assert found(CODE) == {(person.pk,)}


@pytest.mark.parametrize(
    ("days", "count"),
    [
        pytest.param({"probation_confirmed_on": DAY}, 0, id="confirmed"),
        pytest.param({"probation_confirmed_on": DAY + timedelta(days=1)}, 1, id="not-yet"),
        pytest.param({"probation_extended_to": DAY}, 0, id="extended"),
        pytest.param({"probation_extended_to": BEFORE}, 1, id="extension-over"),
        pytest.param({"probation_ends_on": None}, 0, id="none"),
        pytest.param({"probation_ends_on": DAY - timedelta(days=365)}, 1, id="a-year-ago"),
        pytest.param({"probation_ends_on": DAY - timedelta(days=366)}, 0, id="long-ago"),
        pytest.param({"left_on": DAY}, 1, id="last-day"),
        pytest.param({"left_on": BEFORE}, 0, id="left"),
    ],
)
def test_what_closes_it(found, over, days, count):
    over(**days)
    assert len(found(CODE)) == count


def test_what_it_says(told, over):
    over(probation_ends_on=date(2024, 4, 1), probation_extended_to=date(2024, 5, 20))
    said = told(CODE)
    assert said.summary == "Probation ended 12 days ago, neither confirmed nor extended"
    assert said.found == [
        "Not met: The force has not yet confirmed the appointment",
        "Applies: In service since 1 June 2022; probation to 1 April 2024",
        "Not met: Extended to 20 May 2024",
    ]
    assert said.severity == 2
