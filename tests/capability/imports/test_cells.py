from datetime import date
from decimal import Decimal

import pytest

from capability.imports.cells import CLEAR, Cleaned
from capability.imports.cleaning import REMEMBERED, Cleaner
from capability.imports.columns import Column, Kind
from capability.imports.dates import Days

DAYS = Days((), False, date(2026, 4, 1))


def a_cleaner(kind, words=(), **more):
    return Cleaner(Column("column", kind, "", **more), DAYS, words)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        pytest.param(Kind.TEXT, "  a \t b\n", "a b", id="spaces"),
        pytest.param(Kind.TEXT, "\u00a0a\u00a0\u2003b", "a b", id="no-break-spaces"),
        pytest.param(Kind.TEXT, "\ufeffa\u200bb", "ab", id="zero-width-spaces"),
        pytest.param(Kind.CODE, "12345.0", "12345", id="point-nought"),
        pytest.param(Kind.CODE, 12345.0, "12345", id="spreadsheet-number"),
        pytest.param(Kind.CODE, "00123", "00123", id="leading-noughts"),
        pytest.param(Kind.CODE, "1.50", "1.50", id="other-points"),
        pytest.param(Kind.CODE, "v1.0", "v1.0", id="no-number"),
        pytest.param(Kind.CODE, "12E4", "12E4", id="code-with-an-e"),
        pytest.param(Kind.CODES, "PIP1; PIP2;2.0;", "PIP1;PIP2;2", id="several-codes"),
        pytest.param(Kind.TEXT, 2.0, "2", id="number-as-text"),
        pytest.param(Kind.TEXT, "2.0", "2.0", id="text-keeps-its-nought"),
        pytest.param(Kind.NAME, "Null", "Null", id="ms-null"),
        pytest.param(Kind.NAME, "N/A", "N/A", id="name-n/a"),
        pytest.param(Kind.EMAIL, "a.b@force.example", "a.b@force.example", id="email"),
        pytest.param(Kind.COUNT, "36", 36, id="count"),
        pytest.param(Kind.COUNT, 36.0, 36, id="spreadsheet-count"),
        pytest.param(Kind.COUNT, "36.0", 36, id="count-point-nought"),
        pytest.param(Kind.SHARE, "1", Decimal("1.000"), id="full-time"),
        pytest.param(Kind.HOURS, "1.255", Decimal("1.26"), id="hours"),
        pytest.param(Kind.SHARE, 0.6667, Decimal("0.667"), id="three-places"),
        pytest.param(Kind.ANCHOR, "Award", "award", id="anchor"),
        pytest.param(Kind.ANCHOR, "Fixed 31/3", "fixed 31/03", id="fixed-anchor"),
        pytest.param(Kind.ANCHOR, "fixed 29/02", "fixed 29/02", id="fixed-leap-day"),
        pytest.param(Kind.CODE, "", None, id="empty"),
        pytest.param(Kind.CODE, "-", None, id="dash"),
        pytest.param(Kind.CODE, " nan ", None, id="nan"),
        pytest.param(Kind.TEXT, "NULL", None, id="null"),
        pytest.param(Kind.DATE, "n/a", None, id="date-n/a"),
        pytest.param(Kind.NAME, "-", None, id="name-dash"),
        pytest.param(Kind.CODE, "#clear", CLEAR, id="clear"),
        pytest.param(Kind.DATE, "#CLEAR", CLEAR, id="clear-a-date"),
    ],
)
def test_clean(kind, cell, value):
    assert a_cleaner(kind)[cell] == Cleaned(value)


@pytest.mark.parametrize(
    ("kind", "cell", "rule"),
    [
        pytest.param(
            Kind.CODE,
            "1.2E+04",
            "A number in scientific notation has lost its digits.",
            id="scientific",
        ),
        pytest.param(
            Kind.CODE,
            1e19,
            "A number in scientific notation has lost its digits.",
            id="spreadsheet-scientific",
        ),
        pytest.param(
            Kind.CODE,
            date(2025, 2, 1),
            "The spreadsheet holds a date or time here.",
            id="code-become-date",
        ),
        pytest.param(Kind.NAME, "a\x00b", "The cell holds control characters.", id="nul"),
        pytest.param(Kind.EMAIL, "nobody", "This is no e-mail address.", id="email"),
        pytest.param(Kind.COUNT, "12.9", "This is no whole number.", id="broken-count"),
        pytest.param(Kind.COUNT, "-1", "This is no whole number.", id="negative-count"),
        pytest.param(Kind.COUNT, "40000", "This is no whole number.", id="too-large-a-count"),
        pytest.param(Kind.SHARE, "1.2", "The share is not between 0 and 1.", id="share-above"),
        pytest.param(Kind.SHARE, "0", "The share is not between 0 and 1.", id="no-share"),
        pytest.param(Kind.SHARE, "inf", "The share is not between 0 and 1.", id="infinite"),
        pytest.param(Kind.SHARE, "sNaN", "The share is not between 0 and 1.", id="odd-number"),
        pytest.param(Kind.SHARE, "-nan", "The share is not between 0 and 1.", id="no-number"),
        pytest.param(Kind.HOURS, "0", "This is no number of hours.", id="no-hours"),
        pytest.param(Kind.HOURS, "200.01", "This is no number of hours.", id="hours-above"),
        pytest.param(Kind.SHARE, "half", "The share is not between 0 and 1.", id="words"),
        pytest.param(Kind.ANCHOR, "fixed 31/02", "There is no such day of the year.", id="day"),
        pytest.param(Kind.ANCHOR, "birthday", "This is no anchor.", id="anchor"),
        pytest.param(Kind.TEXT, "x" * 41, "The text is longer than 40 characters.", id="long"),
    ],
)
def test_clean_what_is_wrong(kind, cell, rule):
    value, problem = a_cleaner(kind)[cell]
    assert (value, problem.rule, problem.severity) == (None, rule, "error")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+44", "@home", "-Smith"])
def test_what_begins_like_a_formula_is_kept_with_a_warning(text):
    value, problem = a_cleaner(Kind.NAME)[text]
    assert (value, problem.severity) == (text, "warning")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("oic", "OIC"),
        ("First responder", "FIRST_RESPONDER"),
        ("FIRST-RESPONDER", "FIRST_RESPONDER"),
    ],
)
def test_choice(cell, value):
    cleaner = a_cleaner(Kind.CHOICE, choices=("OIC", "FIRST_RESPONDER"))
    assert cleaner[cell] == Cleaned(value)


@pytest.mark.parametrize(
    ("cell", "cure"),
    [
        ("First responders", "Did you mean FIRST_RESPONDER?"),
        ("X", "Use one of: OIC, FIRST_RESPONDER."),
    ],
)
def test_choice_of_an_unknown_word(cell, cure):
    cleaner = a_cleaner(Kind.CHOICE, choices=("OIC", "FIRST_RESPONDER"))
    assert cleaner[cell].problem.cure == cure


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param("9161", "PC", id="listed"),
        pytest.param(9161.0, "PC", id="listed-number"),
        pytest.param("Sgt of police", "PS", id="without-case"),
        pytest.param("9999", "9999", id="passes-on"),
        pytest.param("UNK", None, id="made-blank"),
        pytest.param("n/a", "STAFF", id="before-blanks"),
    ],
)
def test_words_of_the_mapping(cell, value):
    words = {"9161": "PC", "SGT OF  POLICE": "PS", "UNK": "", "N/A": "STAFF"}
    assert a_cleaner(Kind.CODE, words)[cell] == Cleaned(value)


def test_clear_of_a_needed_cell():
    assert a_cleaner(Kind.CODE, needed=True)["#CLEAR"].problem.rule == (
        "A cell that is needed can't be emptied."
    )


def test_a_cleaner_forgets_before_it_grows_large():
    cleaner = a_cleaner(Kind.CODE)
    for number in range(REMEMBERED + 1):
        assert cleaner[str(number)] == Cleaned(str(number))
    assert len(cleaner) == 1
