from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.forms.reference.schemes import SchemeField
from capability.models import Scheme
from capability.models.extensions import MOST_MONTHS
from capability.rules.words import day

FACTS = ("scheme", "reference", "expires_from", "expires_to", "until", "months")


class ExtensionForm(ActForm):
    """Which awards of the force's own and the national schemes are good for longer."""

    reference = forms.CharField(
        label="Instrument", max_length=200, help_text="The circular or letter, with its date."
    )
    scheme = SchemeField(label="Scheme")
    expires_from = DatePartsField(label="Earliest last good day that it touches")
    expires_to = DatePartsField(label="Latest last good day that it touches")
    until = DatePartsField(
        label="New last good day",
        required=False,
        help_text="The same for all. Leave it empty to add months instead.",
    )
    months = forms.IntegerField(
        label="Or for so many months more", min_value=1, max_value=MOST_MONTHS, required=False
    )

    def __init__(self, *args, force, **options):
        super().__init__(*args, **options)
        self.fields["scheme"].queryset = Scheme.objects.of(force)

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in FACTS}

    def clean(self):
        cleaned = super().clean()
        first, last, until = (cleaned.get(one) for one in ("expires_from", "expires_to", "until"))
        if first and last and last < first:
            self.add_error("expires_to", f"{day(last)} is before {day(first)}. Correct one.")
        is_sound = not self.errors.keys() & {"until", "months"}
        if is_sound and bool(until) == bool(cleaned.get("months")):
            self.add_error("until", "Enter a new last good day, or a number of months, not both.")
        if until and last and until <= last:
            self.add_error("until", f"That makes nothing longer. Enter a day after {day(last)}.")
        return cleaned
