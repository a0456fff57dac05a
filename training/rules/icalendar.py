"""iCalendar (RFC 5545), as far as days without hours need it. Pure."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_CRLF = "\r\n"
_LONGEST = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class Entry(NamedTuple):
    """From the first to the last day, both included; `uid` stays whatever else of it changes."""

    uid: str
    first: date
    last: date
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    is_sure: bool = True
    takes_time: bool = False


def calendar(name: str, entries: Iterable[Entry], *, at: datetime) -> str:
    """`at` is when it is made, with its time zone; readers may ask again after six hours."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Capability register//Own calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Europe/London",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        *(line for entry in entries for line in _event(entry, at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}{_CRLF}" for line in lines)


def _event(entry, at) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
    # The first day that no longer belongs to it.
    yield f"DTEND;VALUE=DATE:{entry.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    if entry.url:
        yield f"URL:{_plain(entry.url)}"
    yield f"STATUS:{'CONFIRMED' if entry.is_sure else 'TENTATIVE'}"
    yield f"TRANSP:{'OPAQUE' if entry.takes_time else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _text(value):
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_plain(line) for line in lines).translate(_ESCAPED)


def _plain(value):
    """Without the control characters that no line of a calendar may hold."""
    return "".join(char for char in value if char.isprintable() or char == "\t")


def _folded(line):
    """No line of more than 75 octets, and no character of several octets torn apart."""
    parts, part, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + char, size + octets
    return _CRLF.join([*parts, part])
