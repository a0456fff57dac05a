from django import forms

from capability.fields.dates import DatePartsField
from capability.fields.days import DaysInOrder
from capability.forms.reference.publishing import PublishedForm
from capability.models import Weekday
from capability.models.days import not_over

_NUMBER = {"inputmode": "numeric", "class": "govuk-input--width-4"}
TERMS = ("begins_at", "hours", "weekdays", "people", "starts_on", "ends_on", "source")


def _number(label, least, most, told, **options):
    messages = dict.fromkeys(("invalid", "min_value", "max_value"), told)
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        error_messages=messages,
        widget=forms.TextInput(attrs=_NUMBER),
        **options,
    )


class ShiftChangeForm(DaysInOrder, PublishedForm):
    """What a shift can be changed in, from a day on."""

    begins_at = forms.TimeField(
        label="Begins at",
        help_text="On the 24-hour clock, such as 22:00, in the time of London.",
        input_formats=["%H:%M"],
        error_messages={"invalid": "Enter a time on the 24-hour clock, such as 07:00 or 22:30."},
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-4"}, format="%H:%M"),
    )
    hours = _number(
        *("For how many hours", 1, 24, "Enter whole hours from 1 to 24, such as 8."),
        help_text="Past midnight too: it belongs to the day on which it begins.",
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="Begins on",
        help_text="Nothing ticked: every day.",
        choices=Weekday.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = _number(
        *("Trained first responders needed", 1, 999, "Enter a whole number from 1 to 999."),
        required=False,
        help_text="Left empty, as many as the threshold of the check says.",
    )
    starts_on = DatePartsField(label="First day")
    ends_on = DatePartsField(label="Last day", required=False)
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        help_text="A resourcing plan and its date, or 'our default'.",
    )

    @classmethod
    def of(cls, shift):
        """What stands on record, for the form to begin with."""
        kept = (name for name in TERMS if name != "starts_on")
        return {name: getattr(shift, name) for name in kept}


class ShiftForm(ShiftChangeForm):
    """A new one, of a unit of the force that still stands."""

    unit = forms.ModelChoiceField(None, label="Area", to_field_name="uuid")
    name = forms.CharField(label="Name", max_length=60, help_text="Such as Early, Late or Night.")
    field_order = ("unit", "name", *TERMS)

    def __init__(self, *args, force, today, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = force.units.filter(not_over(today))
        told = "There is no such unit that stands today. Choose one from the list."
        self.fields["unit"].error_messages["invalid_choice"] = told
