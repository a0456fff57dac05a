from django import forms

from capability.fields.dates import DatePartsField
from capability.forms.reference.publishing import PublishedForm
from capability.forms.reference.schemes import SchemeField
from capability.models import Scheme


class ThresholdForm(PublishedForm):
    """With a scheme to choose where the number may be set for one."""

    scheme = SchemeField(
        label="For one scheme",
        required=False,
        help_text="Leave empty if it is for every scheme that has no number of its own.",
    )
    value = forms.DecimalField(label="Number", min_value=0, max_value=99999, decimal_places=2)
    starts_on = DatePartsField(label="From")
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        help_text="A policy and its date, or 'our default' where no source states the number.",
    )

    def __init__(self, *args, force, by_scheme, **kwargs):
        super().__init__(*args, **kwargs)
        if by_scheme:
            self.fields["scheme"].queryset = Scheme.objects.of(force).order_by("code")
            self.fields["scheme"].empty_label = "Every scheme"
        else:
            del self.fields["scheme"]
