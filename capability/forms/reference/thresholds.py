from django import forms

from capability.forms.acts import ActForm
from capability.forms.dates import DatePartsField


class ThresholdForm(ActForm):
    value = forms.DecimalField(label="Number", min_value=0, max_value=99999, decimal_places=2)
    starts_on = DatePartsField(label="From")
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        help_text="A policy and its date, or 'our default' where no source states the number.",
    )
