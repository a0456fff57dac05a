from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from training.rules.icalendar import Entry, calendar

AT = datetime(2026, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
ENTRY = Entry("booking-1@register", date(2026, 3, 28), date(2026, 3, 31), "ABE")


def lines(*entries, name="Training"):
    """As a reader unfolds them."""
    return calendar(name, entries, at=AT).replace("\r\n ", "").split("\r\n")


def event(**facts):
    told = lines(ENTRY._replace(**facts))
    return told[told.index("BEGIN:VEVENT") + 1 : told.index("END:VEVENT")]


def test_a_calendar_without_entries_is_whole():
    assert lines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Capability register//Own calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Training",
        "X-WR-CALNAME:Training",
        "X-WR-TIMEZONE:Europe/London",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "END:VCALENDAR",
        "",
    ]


def test_days_end_with_the_first_that_no_longer_belongs_to_them_and_the_stamp_is_utc():
    assert event() == [
        "UID:booking-1@register",
        "DTSTAMP:20260601T083000Z",
        "DTSTART;VALUE=DATE:20260328",
        "DTEND;VALUE=DATE:20260401",
        "SUMMARY:ABE",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
    ]


def test_a_place_that_is_not_confirmed_takes_time_for_all_that():
    assert event(is_sure=False, takes_time=True)[-2:] == ["STATUS:TENTATIVE", "TRANSP:OPAQUE"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Room 1; bring: pen, paper", "Room 1\\; bring: pen\\, paper"),
        ("a\\nb", "a\\\\nb"),
        ("one\r\ntwo\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
        ("bell\x07\x00 and\ttab", "bell and\ttab"),
    ],
)
def test_text_is_escaped(said, told):
    assert f"DESCRIPTION:{told}" in event(description=said)


def test_an_address_is_not_text():
    address = "https://register.example/a?b=1,2;c"
    assert f"URL:{address}" in event(url=address)
    assert "URL:https://a.example/BEGIN:VEVENT" in event(url="https://a.example/\r\nBEGIN:VEVENT")


@pytest.mark.parametrize("said", ["x" * 400, "é" * 200, "🚓" * 120, "a€" * 111, "", "y" * 67])
def test_no_line_is_longer_than_75_octets_and_no_character_is_torn(said):
    told = calendar("Training", [ENTRY._replace(summary=said)], at=AT)
    for line in told.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert f"SUMMARY:{said}" in lines(ENTRY._replace(summary=said))


def test_the_stamp_of_a_moment_in_utc_is_that_moment():
    told = calendar("Training", [ENTRY], at=datetime(2026, 1, 1, tzinfo=UTC))
    assert "DTSTAMP:20260101T000000Z\r\n" in told
