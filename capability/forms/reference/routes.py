from django import forms

from capability.fields.dates import DatePartsField
from capability.fields.days import DaysInOrder
from capability.forms.reference.publishing import PublishedForm
from capability.forms.reference.schemes import SchemeField
from capability.models import Scheme

_SOURCE = "A policy and its date, or 'our default' where no source states it."
_MONTHS = "Enter whole months from 1 to 120, such as 12."


class RouteForm(DaysInOrder, PublishedForm):
    """A way into the service."""

    code = forms.CharField(label="Code", max_length=40, help_text="As the force's files write it.")
    name = forms.CharField(label="Name", max_length=200)
    starts_on = DatePartsField(
        label="First day on which one could join by it",
        required=False,
        help_text="Left empty: always.",
    )
    ends_on = DatePartsField(
        label="Last day on which one could join by it",
        required=False,
        help_text="Left empty: it is open.",
    )
    source = forms.CharField(label="Where it comes from", max_length=200, help_text=_SOURCE)


class MilestoneForm(DaysInOrder, PublishedForm):
    """What is to be awarded within so many months of joining."""

    scheme = SchemeField(label="Scheme to be awarded")
    months = forms.IntegerField(
        label="Within how many months of joining",
        min_value=1,
        max_value=120,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _MONTHS),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
    )
    starts_on = DatePartsField(
        label="Of whoever joined from",
        required=False,
        help_text="Left empty: whenever they joined.",
    )
    ends_on = DatePartsField(label="Of whoever joined up to", required=False)
    source = forms.CharField(label="Where it comes from", max_length=200, help_text=_SOURCE)

    def __init__(self, *args, force, **options):
        super().__init__(*args, **options)
        self.fields["scheme"].queryset = Scheme.objects.of(force).order_by("code")
