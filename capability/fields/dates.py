"""A date as people know it by heart, in three boxes; a day as addresses have it, in one."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
AS_WRITTEN = f"Write a day as YYYY-MM-DD, from {EARLIEST} to {LATEST}, such as 2026-11-24."


class DayField(forms.DateField):
    """A day written as 2026-11-24, the same in addresses, on pages and in the API."""

    default_error_messages = {"invalid": AS_WRITTEN}
    default_validators = [
        MinValueValidator(EARLIEST, AS_WRITTEN),
        MaxValueValidator(LATEST, AS_WRITTEN),
    ]
    input_formats = ["%Y-%m-%d"]
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DateParts(forms.MultiWidget):
    template_name = "forms/date.html"

    def __init__(self, attrs=None):
        boxes = [forms.TextInput(attrs={"inputmode": "numeric"}) for _part in range(3)]
        super().__init__(boxes, attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None] * 3


class DatePartsField(forms.MultiValueField):
    """Day, month and year; an empty or impossible one is refused in the field's own words."""

    widget = DateParts
    default_error_messages = {
        "incomplete": "Enter the day, the month and the year.",
        "invalid": "There is no such day. Enter a day, a month and a year, like 27 3 2026.",
        "far": "The year is from 1900 to 2199, in four figures, like 2026.",
    }

    def __init__(self, **options):
        parts = [forms.CharField(required=False) for _part in range(3)]
        super().__init__(parts, require_all_fields=False, **options)

    def compress(self, data_list):
        if not any(data_list):
            return None
        if not all(data_list):
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        try:
            day, month, year = (int(part) for part in data_list)
            given = date(year, month, day)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        if not EARLIEST <= given <= LATEST:
            raise forms.ValidationError(self.error_messages["far"], code="far")
        return given
