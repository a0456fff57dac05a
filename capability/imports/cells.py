"""What a cell means, whatever the spreadsheet made of it; dates are in `dates`."""

import re
from datetime import date, time, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, NamedTuple

from capability.imports.faults import Severity
from capability.rules.names import name_key

CLEAR = "#CLEAR"
BLANK = {"", "-"}
BLANK_UNLESS_A_NAME = {"nan", "null", "n/a"}
LARGEST_COUNT = 32_767
MOST_HOURS = 200

ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
SCIENTIFIC = re.compile(r"-?\d+(\.\d+)?[eE][+-]\d+|-?\d+\.\d+[eE]\d+")
FIXED = re.compile(r"fixed (\d{1,2})/(\d{1,2})", re.IGNORECASE)
YES = ("yes", "y", "true", "1")
NO = ("no", "n", "false", "0")
LIVE = ("=", "+", "-", "@")


class Problem(NamedTuple):
    """What is wrong with a cell, before it is known in which row it stands."""

    rule: str
    cure: str
    severity: str = Severity.ERROR


class Cleaned(NamedTuple):
    """A cell's value, None where it is blank or has an error; a warning leaves the value."""

    value: Any
    problem: Problem | None = None


def wrong(rule, cure):
    return Cleaned(None, Problem(rule, cure))


def warned(value, rule, cure):
    return Cleaned(value, Problem(rule, cure, Severity.WARNING))


def squeeze(text: str) -> str:
    """Without spaces at the ends or twice in a row; no-break spaces count, zero-width ones go."""
    if not text.isascii():
        text = text.translate(ZERO_WIDTH)
    return " ".join(text.split())


def as_text(cell) -> str:
    """The cell as text: what a person would read in it."""
    if isinstance(cell, str):
        return squeeze(cell)
    if isinstance(cell, float):
        return without_point_nought(repr(cell))
    return str(cell)


def without_point_nought(text: str) -> str:
    """A code as it was before a spreadsheet took it for a number: 308.0 is 308."""
    if text.endswith(".0") and text[:-2].lstrip("-").isdecimal():
        return text[:-2]
    return text


def is_blank(cell, *, is_name=False) -> bool:
    if not isinstance(cell, str):
        return False
    text = squeeze(cell)
    return text in BLANK or (not is_name and text.casefold() in BLANK_UNLESS_A_NAME)


def unreadable(cell):
    """What no kind of column takes: control characters, and days that were something else."""
    if isinstance(cell, date | time | timedelta):
        return wrong("The spreadsheet holds a date or time here.", "Format the cell as text.")
    if not cell.isprintable() and CONTROL.search(cell):
        return wrong("The cell holds control characters.", "Type the value again.")
    return None


def code(text):
    if SCIENTIFIC.fullmatch(text):
        return wrong(
            "A number in scientific notation has lost its digits.",
            "Format the column as text and enter the number again.",
        )
    return Cleaned(text)


def codes(text):
    parts = [without_point_nought(part.strip()) for part in text.split(";")]
    faulty = [code(part) for part in parts if code(part).problem]
    return faulty[0] if faulty else Cleaned(";".join(part for part in parts if part))


def plain(text):
    """Text for people. A leading sign may be a formula: it is kept, and never worked out."""
    if text.startswith(LIVE):
        return warned(
            text, "The text begins like a formula.", "It is kept as text; check that it is meant."
        )
    return Cleaned(text)


def email(text):
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text):
        return Cleaned(text)
    return wrong("This is no e-mail address.", "Write it like name@force.example, or leave it out.")


def count(text):
    if re.fullmatch(r"\d{1,9}", text) and int(text) <= LARGEST_COUNT:
        return Cleaned(int(text))
    return wrong("This is no whole number.", f"Write a number from 0 to {LARGEST_COUNT}.")


def share(text):
    """More than 0 and at most 1, kept to three places."""
    value = _rounded(text, "0.001")
    if value is not None and 0 < value <= 1:
        return Cleaned(value)
    return wrong("The share is not between 0 and 1.", "Write 1 for full time, 0.5 for half.")


def rest(text):
    """From 0 to 1: 0 is nothing left."""
    value = _rounded(text, "0.001")
    if value is not None and 0 <= value <= 1:
        return Cleaned(value)
    return wrong("The share is not from 0 to 1.", "Write 0 for away altogether, 0.5 for half.")


def hours(text):
    """More than 0 and at most 200, kept to two places."""
    value = _rounded(text, "0.01")
    if value is not None and 0 < value <= MOST_HOURS:
        return Cleaned(value)
    return wrong("This is no number of hours.", f"Write one above 0, to {MOST_HOURS}, like 1.5.")


def _rounded(text, to):
    """None where it is no number that one could count with."""
    try:
        value = Decimal(text).quantize(Decimal(to))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def yes_no(text):
    if text.casefold() in YES:
        return Cleaned(True)
    if text.casefold() in NO:
        return Cleaned(False)
    return wrong("This is neither yes nor no.", "Write yes or no.")


def choice(text, among):
    known = {name_key(word): word for word in among}
    key = name_key(text)
    if key in known:
        return Cleaned(known[key])
    return wrong("This is not one of the known words.", _nearest(key, known))


def anchor(text):
    if fixed := FIXED.fullmatch(text):
        return _fixed_day(int(fixed[1]), int(fixed[2]))
    known = choice(text, ("award", "expiry"))
    if known.problem:
        return wrong("This is no anchor.", "Write award, expiry, or fixed with a day: fixed 31/03.")
    return known


def _fixed_day(day, month):
    try:
        date(2000, month, day)  # a leap year: 29 February may be fixed
    except ValueError:
        return wrong("There is no such day of the year.", "Write day/month: fixed 31/03.")
    return Cleaned(f"fixed {day:02}/{month:02}")


def _nearest(key, known):
    if near := get_close_matches(key, known, 1):
        return f"Did you mean {known[near[0]]}?"
    return f"Use one of: {', '.join(known.values())}."
