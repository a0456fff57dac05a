from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.fields.days import DaysInOrder
from training.rules.bookings import Reason

MOST_PLACES = 1000


class _TermsForm(ActForm):
    """What may be changed of an event without moving it."""

    places = forms.IntegerField(label="Places", min_value=1, max_value=MOST_PLACES)
    venue = forms.CharField(
        label="Where", max_length=200, required=False, help_text="Empty: it is online."
    )
    link = forms.URLField(label="Link", required=False, assume_scheme="https")
    trainer = forms.CharField(label="Trainer", max_length=200, required=False)
    instructions = forms.CharField(
        label="Joining instructions",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}


class ChangeForm(_TermsForm):
    pass


class MoveForm(DaysInOrder, ActForm):
    starts_on = DatePartsField(label="First day")
    ends_on = DatePartsField(label="Last day")


class EventForm(_TermsForm, MoveForm):
    field_order = ("starts_on", "ends_on", "places", "venue", "link", "trainer", "instructions")


class WithdrawForm(ActForm):
    why = forms.ChoiceField(
        label="Why the place or the turn is given up",
        choices=Reason.choices,
        widget=forms.RadioSelect,
    )
