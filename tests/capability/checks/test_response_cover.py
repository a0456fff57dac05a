from datetime import UTC, date, datetime, time, timedelta

import pytest

from capability.models import Absence, Duty, Restriction, Scheme, Shift
from tests.capability.checks.conftest import DAY
from tests.factories.capability import LONG_AGO, a_person, a_unit, an_accreditation

CODE = "response-cover-short"


def at(day, hour):
    """In London, in summer."""
    return datetime(2024, 5, 31, tzinfo=UTC) + timedelta(days=day, hours=hour - 1)


@pytest.fixture
def shift(northshire, investigations):
    """A night, from the evening of DAY until the next morning."""
    hours = {"name": "Night", "begins_at": time(22), "hours": 8}
    return Shift.objects.create(force=northshire, unit=investigations, **hours)


@pytest.fixture
def trained(northshire, investigations):
    def person(unit=investigations, **facts):
        person = a_person(northshire, unit=unit, **facts)
        an_accreditation(person, Scheme.objects.get(code="FRO"), awarded_on=LONG_AGO)
        return person

    return person


def on_duty(person, first, last, **facts):
    hours = {"starts_at": at(*first), "ends_at": at(*last)}
    Duty.objects.create(force=person.force, person=person, **hours | facts)


def key(shift):
    return (shift.unit_id, f"shift:{shift.pk}")


def test_two_are_needed(found, told, shift, trained):
    trained()
    a_person(shift.force, unit=shift.unit)
    assert found(CODE) == {key(shift)}
    said = told(CODE)
    assert said.summary == f"{shift.unit.name}, Night: 1 of 2 first responders"
    assert said.found[0] == "Applies: Night of 1 June 2024: 8 hours from 22:00"
    trained()
    assert found(CODE) == set()


def test_a_shift_may_need_more(found, shift, trained):
    trained(), trained()
    Shift.objects.update(people=3)
    assert found(CODE) == {key(shift)}


def test_whoever_is_restricted_is_not_there(found, northshire, shift, trained):
    restricted, _other = trained(), trained()
    assert found(CODE) == set()
    Restriction.objects.create(force=northshire, person=restricted, starts_on=DAY)
    assert found(CODE) == {key(shift)}


def test_only_the_shifts_of_the_day(found, shift):
    Shift.objects.update(ends_on=DAY)
    assert found(CODE, on=DAY + timedelta(days=1)) == set()
    Shift.objects.update(starts_on=DAY + timedelta(days=1), ends_on=None)
    assert found(CODE) == set()


def test_whoever_is_away_has_left_or_is_elsewhere_is_not_there(found, northshire, shift, trained):
    away, *_others = trained(), trained(unit=a_unit(northshire, under=shift.unit))
    trained(unit=a_unit(northshire))
    trained(left_on=DAY - timedelta(days=1))
    assert found(CODE) == set()
    Absence.objects.create(force=northshire, person=away, starts_on=date(2024, 5, 1))
    assert found(CODE) == {key(shift)}


@pytest.mark.parametrize(
    ("hours", "facts", "count"),
    [
        pytest.param(((1, 22), (2, 6)), {}, 0, id="the-whole-shift"),
        pytest.param(((1, 18), (2, 3)), {}, 0, id="over-its-middle"),
        pytest.param(((1, 18), (2, 2)), {}, 1, id="up-to-its-middle"),
        pytest.param(((2, 2), (2, 6)), {}, 0, id="from-its-middle"),
        pytest.param(((1, 22), (2, 6)), {"available": False}, 1, id="not-free"),
        pytest.param(((0, 22), (1, 6)), {}, 1, id="the-night-before"),
    ],
)
def test_duty_in_the_middle_of_the_shift(found, shift, trained, hours, facts, count):
    one, another = trained(), trained()
    on_duty(one, (1, 22), (2, 6))
    on_duty(another, *hours, **facts)
    assert len(found(CODE)) == count


def test_where_no_duty_is_on_record_then_posting_decides(found, shift, trained):
    on_duty(trained(), (0, 7), (0, 15))
    trained()
    assert found(CODE) == set()


def test_only_on_the_weekdays_on_which_it_begins(found, shift):
    Shift.objects.update(weekdays=[DAY.isoweekday()])
    assert found(CODE) == {key(shift)}
    assert found(CODE, on=DAY + timedelta(days=1)) == set()
