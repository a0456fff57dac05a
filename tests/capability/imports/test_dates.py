from datetime import UTC, date, datetime, time

import pytest

from capability.imports.cells import Cleaned
from capability.imports.dates import Days

TODAY = date(2026, 4, 1)
BRITISH = Days((), False, TODAY)
PAST = Days((), True, TODAY)
ORACLE = Days(("%d-%b-%y",), True, TODAY)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        pytest.param("2025-04-03", date(2025, 4, 3), id="iso"),
        pytest.param("2025-04-03 14:05", date(2025, 4, 3), id="iso-with-time"),
        pytest.param("2025-04-03T14:05:01.25", date(2025, 4, 3), id="iso-with-seconds"),
        pytest.param("2025-06-30T23:30:00Z", date(2025, 7, 1), id="summer-evening-in-utc"),
        pytest.param("03/04/2025", date(2025, 4, 3), id="british"),
        pytest.param("3/4/2025", date(2025, 4, 3), id="without-noughts"),
        pytest.param("03/04/2025 09:30:00", date(2025, 4, 3), id="british-with-time"),
        pytest.param("03/04/2025 9:30 pm", date(2025, 4, 3), id="british-with-twelve-hours"),
        pytest.param(" 03/04/2025\u00a0", date(2025, 4, 3), id="spaces"),
        pytest.param(
            datetime.fromisoformat("2025-04-03T16:00"), date(2025, 4, 3), id="spreadsheet-moment"
        ),
        pytest.param(date(2025, 4, 3), date(2025, 4, 3), id="spreadsheet-day"),
        pytest.param("29/02/2024", date(2024, 2, 29), id="leap-day"),
        pytest.param("31/12/9999", None, id="never"),
        pytest.param("9999-12-31", None, id="never-in-iso"),
        pytest.param(datetime.fromisoformat("1900-01-01"), None, id="nought-of-spreadsheets"),
    ],
)
def test_day(cell, day):
    assert BRITISH.day(cell) == Cleaned(day)


NO_DAY = "There is no such day in the calendar."
NO_DATE = "This is no date."
BARE = "A bare number stands where a date should."
TWO_DIGITS = "The year has two digits."


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        pytest.param("29/02/2025", NO_DAY, id="no-leap-year"),
        pytest.param("13/13/2025", NO_DAY, id="no-month"),
        pytest.param("2025-02-29", "There is no day 2025-02-29 in the calendar.", id="iso"),
        pytest.param("45000", BARE, id="serial-number-as-text"),
        pytest.param(45000.0, BARE, id="serial-number"),
        pytest.param(45000.5, BARE, id="serial-number-with-time"),
        pytest.param("03/04/25", TWO_DIGITS, id="two-digits"),
        pytest.param("03-APR-2025", NO_DATE, id="other-form"),
        pytest.param("April", NO_DATE, id="words"),
        pytest.param(time(9, 30), NO_DATE, id="only-a-time"),
        pytest.param("03/04/2025 25:00", "There is no such time of day.", id="no-time"),
    ],
)
def test_day_that_is_none(cell, rule):
    value, problem = BRITISH.day(cell)
    assert (value, problem.rule, problem.severity) == (None, rule, "error")


@pytest.mark.parametrize(
    ("days", "cell", "day"),
    [
        pytest.param(PAST, "01/04/26", date(2026, 4, 1), id="today"),
        pytest.param(ORACLE, "13-JUL-18", date(2018, 7, 13), id="month-in-letters"),
        pytest.param(ORACLE, "13-jul-98", date(1998, 7, 13), id="last-century"),
        pytest.param(ORACLE, "2018-07-13", date(2018, 7, 13), id="iso-beside-the-form"),
    ],
)
def test_day_in_two_digits_of_the_past(days, cell, day):
    assert days.day(cell) == Cleaned(day)


@pytest.mark.parametrize(
    ("days", "cell", "day"),
    [
        pytest.param(PAST, "02/04/26", date(1926, 4, 2), id="tomorrow"),
        pytest.param(ORACLE, "01-JAN-40", date(1940, 1, 1), id="forty"),
        pytest.param(ORACLE, "01-JAN-40 10:00", date(1940, 1, 1), id="with-time"),
    ],
)
def test_day_whose_century_is_moved_back(days, cell, day):
    value, problem = days.day(cell)
    assert (value, problem.rule) == (day, f"The year was read as {day.year}.")
    assert problem.severity == "warning"


def test_day_in_a_form_of_bare_digits():
    assert Days(("%Y%m%d",), False, TODAY).day(20250403.0) == Cleaned(date(2025, 4, 3))


def test_a_given_form_replaces_the_british_one():
    value, problem = ORACLE.day("03/04/2025")
    assert (value, problem.cure) == (None, "Write it as DD-MMM-YY, or YYYY-MM-DD.")


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        pytest.param("2025-01-03 14:05", datetime(2025, 1, 3, 14, 5, tzinfo=UTC), id="winter"),
        pytest.param("03/07/2025 14:05", datetime(2025, 7, 3, 13, 5, tzinfo=UTC), id="summer"),
        pytest.param("2025-07-03T13:05Z", datetime(2025, 7, 3, 13, 5, tzinfo=UTC), id="utc"),
        pytest.param("2025-01-03", datetime(2025, 1, 3, tzinfo=UTC), id="midnight"),
        pytest.param(
            datetime.fromisoformat("2025-07-03T01:00"),
            datetime(2025, 7, 3, tzinfo=UTC),
            id="spreadsheet",
        ),
    ],
)
def test_moment(cell, moment):
    found = BRITISH.moment(cell).value
    assert (found, str(found.tzinfo)) == (moment, "Europe/London")


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        pytest.param("2025-03-30 01:30", "The clocks went forward over that hour.", id="no-hour"),
        pytest.param("2025-03-30 25:30", "There is no such time of day.", id="no-time"),
        pytest.param(
            "2025-03-30T10:30+99:00", "There is no such offset from London time.", id="no-offset"
        ),
    ],
)
def test_moment_that_is_none(cell, rule):
    assert BRITISH.moment(cell).problem.rule == rule
