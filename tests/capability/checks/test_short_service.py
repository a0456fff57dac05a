from datetime import date, timedelta

import pytest

from capability.models import Service, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_case, a_category, a_person, an_allocation

CODE = "case-holder-short-service"


@pytest.fixture
def new(northshire):
    """An officer with one day less than two years."""
    return a_person(northshire, joined_on=date(2022, 6, 2))


def on_probation(person, **days):
    Service.objects.filter(person=person).update(**{"probation_ends_on": DAY} | days)


def test_under_two_years_is_severity_2(found, told, new, led):
    [held] = led(new)
    assert found(CODE) == {(new.pk, held.pk)}
    assert (told(CODE).severity, told(CODE).summary) == (
        2,
        "Holds a case in RASSO with short service",
    )


def test_two_years_to_the_day_are_enough(found, new, led):
    led(new)
    assert found(CODE, on=DAY + timedelta(days=1)) == set()


def test_on_the_last_day_of_probation_is_severity_1(found, told, northshire, led):
    officer = a_person(northshire)
    [held] = led(officer)
    on_probation(officer)
    assert found(CODE) == {(officer.pk, held.pk)}
    assert (told(CODE).severity, told(CODE).found[0]) == (
        1,
        "Not met: In probation until 1 June 2024, not confirmed",
    )
    assert "Met: In service since" in told(CODE).found[1]
    assert found(CODE, on=DAY + timedelta(days=1)) == set()


def test_what_is_not_met_of_a_new_probationer(told, new, led):
    led(new)
    on_probation(new)
    assert [clause.split(":")[0] for clause in told(CODE).found] == [
        "Not met",
        "Not met",
        "Applies",
    ]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        pytest.param({"probation_confirmed_on": DAY}, 0, id="confirmed"),
        pytest.param({"probation_ends_on": date(2024, 1, 1)}, 0, id="over"),
        pytest.param(
            {"probation_ends_on": date(2024, 1, 1), "probation_extended_to": DAY}, 1, id="extended"
        ),
    ],
)
def test_probation_ends(found, northshire, led, days, count):
    officer = a_person(northshire)
    led(officer)
    on_probation(officer, **days)
    assert len(found(CODE)) == count


def test_earlier_service_counts_and_staff_are_no_probationers(found, northshire, new, led):
    Service.objects.create(
        force=northshire, person=new, joined_on=date(2010, 1, 1), left_on=date(2015, 1, 1)
    )
    led(new)
    led(a_person(northshire, joined_on=date(2024, 1, 1), kind="staff"))
    assert found(CODE) == set()


def test_another_kind_of_case_is_not_found(found, northshire, new, led):
    an_allocation(new, a_case(northshire, a_category("FRAUD", force=northshire)))
    assert found(CODE) == set()


@pytest.mark.parametrize(
    ("months", "count"),
    [pytest.param(36, 1, id="stricter"), pytest.param(6, 1, id="looser-does-not-count")],
)
def test_a_forces_own_number_counts_where_it_is_stricter(
    found, northshire, new, led, months, count
):
    Threshold.objects.create(
        force=northshire, check_code=CODE, name="months-of-service", value=months, unit="months"
    )
    led(new)
    assert len(found(CODE)) == count
    assert len(found(CODE, on=date(2024, 8, 1))) == (1 if months > 24 else 0)
