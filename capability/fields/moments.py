"""A moment up to now, as addresses name it: a day means its end, in London."""

import re
from datetime import UTC, datetime, time

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A plus sign that was not written as %2B arrives as a space.
_LOST_PLUS = re.compile(r"(?<=T)(.+) (?=\d{2}:?\d{2}$)")


class MomentField(forms.Field):
    widget = forms.DateInput(attrs={"type": "date"})
    default_error_messages = {
        "invalid": "Write a day as YYYY-MM-DD, whose end is meant, or a moment such as "
        "2026-11-24T09:30:00Z, from 1900 on.",
        "future": "That is still to come: what the register will know then nobody knows. "
        "Name a day or a moment up to now.",
    }

    def to_python(self, value):
        if not value:
            return None
        now = timezone.now()
        moment = self._read(value)
        if moment < _EARLIEST:
            raise self._refused("invalid")
        if _DAY.fullmatch(value) and timezone.localdate(moment) == timezone.localdate(now):
            return now
        if moment > now:
            raise self._refused("future")
        return moment

    def _read(self, value):
        try:
            if not _DAY.fullmatch(value):
                moment = parse_datetime(_LOST_PLUS.sub(r"\1+", value))
            else:
                moment = datetime.combine(parse_date(value), time.max)
            return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
        except (AttributeError, TypeError, ValueError, OverflowError) as error:
            raise self._refused("invalid") from error

    def _refused(self, code):
        return forms.ValidationError(self.error_messages[code], code=code)


def said(moment):
    """As an address names it: a whole day by the day."""
    there = timezone.localtime(moment)
    if there.time() == time.max:
        return there.date().isoformat()
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
