from datetime import date

from capability.rules.unit_days import Room, Span, room

FIRST = Span(None, date(2024, 2, 29), 1)
SECOND = Span(date(2024, 3, 1), date(2024, 6, 30), 2)
THIRD = Span(date(2025, 1, 1), None, 3)


def test_the_one_before_lasts_into_the_day_and_the_next_bounds_it():
    found = room([FIRST, SECOND, THIRD], date(2024, 2, 1))
    assert found == Room(None, FIRST, date(2024, 2, 29))


def test_one_from_the_same_day_is_told():
    assert room([FIRST, SECOND, THIRD], date(2024, 3, 1)) == Room(SECOND, None, date(2024, 12, 31))


def test_after_all_there_is_no_bound():
    assert room([FIRST, SECOND], date(2024, 7, 1)) == Room(None, None, None)
