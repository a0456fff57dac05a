"""Days and moments, as forces write them. Never guessed: what can be read two ways is a fault."""

import re
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from capability.imports.cells import Cleaned, Problem, as_text, warned
from capability.rules.london import LONDON

# What other systems write for "never" and "unknown".
BLANK_DAYS = {date(9999, 12, 31), date(1900, 1, 1)}
BRITISH = ("%d/%m/%Y", "%d/%m/%y")
CLOCKS = ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p")

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
SHAPED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
TIMED = re.compile(
    r"(?P<day>.+?)[T ](?P<clock>\d{1,2}:\d\d(:\d\d(\.\d{1,6})?)?( ?[AP]M)?)"
    r" ?(?P<offset>Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
WORDS = {"%d": "DD", "%m": "MM", "%Y": "YYYY", "%y": "YY", "%b": "MMM", "%B": "month"}


class Unfit(Exception):  # noqa: N818 - it is caught here and becomes a fault
    """What keeps a cell from being a date: rule and cure."""


class Days(NamedTuple):
    """How a file writes its dates: `formats` beside ISO; `past`: two digits never mean the future.

    `today` is the day that the future begins after.
    """

    formats: tuple[str, ...]
    past: bool
    today: date

    def day(self, cell) -> Cleaned:
        """A date without its time of day."""
        return self._read(cell, lambda moment: moment.date())

    def moment(self, cell) -> Cleaned:
        """A moment in London; a date alone is its midnight."""
        return self._read(cell, _london)

    def _read(self, cell, shorten):
        try:
            moment, was_moved = self._moment(cell)
            if moment.date() in BLANK_DAYS:
                return Cleaned(None)
            value = shorten(moment)
        except Unfit as unfit:
            return Cleaned(None, Problem(*unfit.args))
        if was_moved:
            return warned(value, f"The year was read as {moment.year}.", "Write it in four digits.")
        return Cleaned(value)

    def _moment(self, cell):
        """The cell as a moment, and whether its century was moved back."""
        if isinstance(cell, datetime):
            return cell, False
        if isinstance(cell, date):
            return datetime.combine(cell, time()), False
        text = as_text(cell)
        if iso := ISO.fullmatch(text):
            return datetime.combine(_real(text, *iso.groups()), time()), False
        for form in self._forms:
            if found := _parsed(text, form):
                return self._in_its_century(found, form)
        return self._moment_with_clock(text)

    def _moment_with_clock(self, text):
        parts = TIMED.fullmatch(text)
        if not parts:
            raise self._unfit(text)
        day, was_moved = self._moment(parts["day"])
        moment = datetime.combine(day, _clock(parts["clock"]))
        return _at_offset(moment, parts["offset"]), was_moved

    def _in_its_century(self, moment, form):
        if "%y" not in form:
            return moment, False
        if not self.past:
            raise Unfit(*TWO_DIGIT_YEAR)
        if moment.date() <= self.today:
            return moment, False
        return datetime.combine(_century_before(moment), moment.time()), True

    def _unfit(self, text):
        if text.replace(".", "", 1).isdecimal():
            return Unfit(
                "A bare number stands where a date should.", "Format the column as a date."
            )
        if SHAPED.fullmatch(text) and not self.formats:
            return Unfit("There is no such day in the calendar.", self._cure)
        return Unfit("This is no date.", self._cure)

    @property
    def _forms(self):
        return self.formats or BRITISH

    @property
    def _cure(self):
        forms = self.formats or BRITISH[:1]
        return f"Write it as {' or '.join(map(_in_words, forms))}, or YYYY-MM-DD."


TWO_DIGIT_YEAR = (
    "The year has two digits.",
    "Write it in four, or say in the mapping that such years are past.",
)


def _real(text, *parts):
    try:
        return date(*map(int, parts))
    except ValueError:
        raise Unfit(f"There is no day {text} in the calendar.", "Correct the day.") from None


def _parsed(text, form):
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - a file's days have no zone
    except ValueError:
        return None


def _century_before(moment):
    parts = (moment.year - 100, moment.month, moment.day)
    return _real("-".join(map(str, parts)), *parts)


def _clock(text):
    for form in CLOCKS:
        if found := _parsed(text.upper(), form):
            return found.time()
    raise Unfit("There is no such time of day.", "Write it as HH:MM.")


def _at_offset(moment, offset):
    """Moments given with an offset are told in London's time."""
    if not offset:
        return moment
    try:
        aware = datetime.fromisoformat(moment.isoformat() + offset.upper())
        return aware.astimezone(LONDON).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise Unfit("There is no such offset from London time.", "Leave it out.") from None


def _london(moment):
    aware = moment.replace(tzinfo=LONDON)
    if aware.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != moment:
        raise Unfit("The clocks went forward over that hour.", "Correct the time.")
    return aware


def _in_words(form):
    for part, word in WORDS.items():
        form = form.replace(part, word)
    return form
