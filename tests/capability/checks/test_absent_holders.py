from datetime import date, timedelta

import pytest

from capability.models import Absence, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_case, a_category, a_person, an_allocation

CODE = "case-holder-absent"


def ago(days):
    return DAY - timedelta(days=days)


@pytest.fixture
def away(northshire):
    """Makes somebody absent, by days before DAY; an empty end is open."""

    def person(*spans, share=0):
        person = a_person(northshire)
        for first, last in spans:
            ends_on = None if last is None else ago(last)
            days = {"starts_on": ago(first), "ends_on": ends_on, "share_of_duty": share}
            Absence.objects.create(force=northshire, person=person, **days)
        return person

    return person


@pytest.mark.parametrize(
    ("spans", "count"),
    [
        pytest.param([(28, None)], 1, id="29th-day"),
        pytest.param([(27, None)], 0, id="28th-day"),
        pytest.param([(40, 0)], 1, id="last-day"),
        pytest.param([(40, 1)], 0, id="back"),
        pytest.param([(40, 15), (14, None)], 1, id="one-upon-the-other"),
        pytest.param([(40, 15), (13, None)], 0, id="a-day-between"),
        pytest.param([(40, 10), (20, None)], 1, id="overlapping"),
        pytest.param([(-1, None)], 0, id="to-come"),
    ],
)
def test_on_which_days_it_is_found(found, away, led, spans, count):
    person = away(*spans)
    [held] = led(person)
    assert found(CODE) == ({(person.pk, held.pk)} if count else set())


def test_part_of_the_duty_is_not_absence(found, away, led):
    led(away((90, None), share=0.4))
    assert found(CODE) == set()


def test_another_kind_of_case_is_not_found(found, northshire, away):
    an_allocation(away((90, None)), a_case(northshire, a_category("FRAUD", force=northshire)))
    assert found(CODE) == set()


def test_a_force_may_ask_for_fewer_days(found, northshire, away, led):
    led(away((10, None)))
    Threshold.objects.create(
        force=northshire, check_code=CODE, name="days", value=10, unit="days", source="Ours"
    )
    assert len(found(CODE)) == 1


def test_what_it_says(told, away, led):
    led(away((60, None)))
    said = told(CODE)
    assert said.summary == "Holds a case in RASSO and has been away for more than 28 days"
    assert said.found[1:] == [
        "Not met: Away since 2 April 2024, and for 28 days at least",
        "Applies: OIC of the case since 1 March 2024",
    ]
    assert ago(60) == date(2024, 4, 2)
