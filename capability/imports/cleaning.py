"""Cleaning a column's cells: mapped words, blanks, #CLEAR, then what the kind asks for."""

from datetime import date, time, timedelta
from functools import partial

from capability.imports import cells
from capability.imports.cells import CLEAR, Cleaned, as_text, is_blank, wrong
from capability.imports.columns import Kind
from capability.imports.dates import Days

# Most cells of a column repeat others; those that never do must not fill the memory.
REMEMBERED = 20_000

READ = {
    Kind.CODE: cells.code,
    Kind.CODES: cells.codes,
    Kind.NAME: cells.plain,
    Kind.TEXT: cells.plain,
    Kind.EMAIL: cells.email,
    Kind.COUNT: cells.count,
    Kind.SHARE: cells.share,
    Kind.REST: cells.rest,
    Kind.HOURS: cells.hours,
    Kind.YES_NO: cells.yes_no,
    Kind.ANCHOR: cells.anchor,
}
DAY_OR_TIME = (date, time, timedelta)
NUMERIC = (Kind.CODE, Kind.CODES, Kind.COUNT)


class Cleaner(dict):
    """`cleaner[cell]` is the cell Cleaned: worked out once, then remembered.

    `words` maps theirs to ours, without regard to case.
    """

    def __init__(self, column, days: Days, words=()):
        super().__init__()
        self._column = column
        self._words = {as_text(theirs).casefold(): ours for theirs, ours in dict(words).items()}
        self._is_day = column.kind in (Kind.DATE, Kind.MOMENT)
        self._read = _reader(column, days)

    def __missing__(self, cell):
        if len(self) >= REMEMBERED:
            self.clear()
        cleaned = self[cell] = self._clean(cell)
        return cleaned

    def without_words(self, text):
        """A text in our own words Cleaned: what a profile's constants are."""
        return self._clean_text(as_text(text))

    def _clean(self, cell):
        return self._clean_text(self._mapped(cell))

    def _clean_text(self, text):
        if is_blank(text, is_name=self._column.kind == Kind.NAME):
            return Cleaned(None)
        if isinstance(text, str) and text.upper() == CLEAR:
            return self._clear()
        return (not self._is_day and cells.unreadable(text)) or self._short_enough(self._read(text))

    def _mapped(self, cell):
        """The cell as text, unless it is a date; with our word where the profile has one."""
        if isinstance(cell, DAY_OR_TIME):
            return cell
        text = as_text(cell)
        if self._column.kind in NUMERIC:
            text = cells.without_point_nought(text)
        return self._words.get(text.casefold(), text)

    def _clear(self):
        if self._column.needed:
            return wrong("A cell that is needed can't be emptied.", "Write the value.")
        return Cleaned(CLEAR)

    def _short_enough(self, cleaned):
        limit = self._column.limit
        if isinstance(cleaned.value, str) and len(cleaned.value) > limit:
            return wrong(f"The text is longer than {limit} characters.", "Shorten it.")
        return cleaned


def _reader(column, days):
    if column.kind == Kind.DATE:
        return days.day
    if column.kind == Kind.MOMENT:
        return days.moment
    if column.kind == Kind.CHOICE:
        return partial(cells.choice, among=column.choices)
    return READ[column.kind]
