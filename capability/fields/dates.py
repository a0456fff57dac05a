"""A date as people know it by heart, in three boxes."""

from datetime import date

from django import forms

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


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
