from datetime import date

from capability.rules.extensions import Later


def test_until_one_day_for_all_or_months_of_the_calendar_for_each():
    assert Later(until=date(2025, 1, 31)).of(date(2024, 2, 29)) == date(2025, 1, 31)
    assert Later(months=12).of(date(2024, 2, 29)) == date(2025, 2, 28)
